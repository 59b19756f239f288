"""Does the invoice agree with the order and the delivery?"""
