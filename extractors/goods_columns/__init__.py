"""What each column of a table of goods holds, under headings that nobody listed: learned from words' parts, from figures and from place."""
