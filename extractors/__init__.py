"""What the paper says: from the bytes of a file to fields with evidence, without a database, a network or an environment."""
