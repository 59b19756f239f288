"""Does the client's list agree with the invoices in the pack?"""
