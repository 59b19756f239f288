"""Did we read it right?"""
