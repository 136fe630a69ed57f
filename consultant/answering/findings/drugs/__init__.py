"""Drugs by name and dose: the code and its units."""
