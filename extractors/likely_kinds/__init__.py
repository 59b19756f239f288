"""What kind a page most likely is: marks of its words and figures, weighed by what was learned on made papers."""
