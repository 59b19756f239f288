"""What we may believe: matches, checks and decisions over what the paper says, without a database, a network or an environment."""
