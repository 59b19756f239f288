"""Will the money come to the right account?"""
