"""From words on paper to records in our books, scored and explained."""
