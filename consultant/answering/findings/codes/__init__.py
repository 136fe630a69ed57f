"""What a code is, is called and whether it may be reported on a day."""
