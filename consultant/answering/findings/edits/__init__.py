"""NCCI: pairs of codes, unit limits and add-on codes."""
