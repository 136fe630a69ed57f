"""Which code an asker's own words stand for."""
