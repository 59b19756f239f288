"""May the claim be counted for funding?"""
