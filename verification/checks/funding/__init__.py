"""Do the limits leave room?"""
