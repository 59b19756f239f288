"""The work to be done: the outbox, whose rows are the jobs, and the transports that tell workers of them."""
