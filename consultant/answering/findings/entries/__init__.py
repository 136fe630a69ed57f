"""What the catalogue holds on one code, as a finding."""
