"""All that is printed on a paper weighed together: what each amount, date, number and name is, by the others and where they stand."""
