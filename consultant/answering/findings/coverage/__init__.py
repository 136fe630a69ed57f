"""Whether Medicare covers a service, and what it pays where."""
