"""The tests, in the folders of the program they test."""
