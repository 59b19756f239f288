"""Where a paper begins: what two pages that follow each other say of it, weighed by what was learned on made papers."""
