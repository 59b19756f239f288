"""Every amount, date and number that may be a field of a paper, and a learned guess of what it is where no listed label says so."""
