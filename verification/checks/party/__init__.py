"""Who sells, and who owes?"""
