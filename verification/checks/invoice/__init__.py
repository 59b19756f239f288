"""Does the invoice hold together by itself?"""
