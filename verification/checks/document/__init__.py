"""Is the paper there, whole, and what it should be?"""
