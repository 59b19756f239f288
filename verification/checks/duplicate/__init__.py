"""Has this claim been sold before?"""
