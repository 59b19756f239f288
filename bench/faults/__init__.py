"""Books of factoring with faults planted in their papers, to measure what every check finds."""
