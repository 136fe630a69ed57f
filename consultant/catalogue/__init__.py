"""Published code sets by date of service: importers, the read-only file, look-ups, and the project's own knowledge."""
