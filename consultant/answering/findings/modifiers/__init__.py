"""Which modifier a code or a told situation takes."""
