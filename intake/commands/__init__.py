"""What people do to packages, receipts, papers and parked work: one act a file, each one transaction on a stated version."""
