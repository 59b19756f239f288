"""What is done to the picture of a page before it is read: one file a step, each a function of its grey pixels."""
