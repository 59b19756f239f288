"""Is there a sign that somebody pretends?"""
