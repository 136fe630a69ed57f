"""A code carried over to another system, and the groups that a diagnosis falls into."""
