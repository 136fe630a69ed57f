"""Figures, not tests: `make bench` prints them, and nothing fails because a machine is slow."""
