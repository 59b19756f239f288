"""Every face of the program: HTTP, review pages, workers and the command line. The only reader of the environment."""
