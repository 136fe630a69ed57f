"""What told minutes, days and decisions of a visit or stay are reported with."""
