"""What is done to the picture of a page before it is read: one file a step, each a function from grey pixels to grey pixels.

Measured on clean scans every step costs accuracy, on bad ones they are worth more than any engine; `plan` decides by the quality of the
picture.
"""
