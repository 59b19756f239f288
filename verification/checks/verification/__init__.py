"""Did the debtor say so itself?"""
