"""Real servers for the tests: found where they run already, else started privately, one of each for the whole test run."""
