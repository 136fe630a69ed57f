"""`/api/v1` for programs: look-up, search, comparison and drafted answers, with a key of an account (`keys`, `routes`)."""
