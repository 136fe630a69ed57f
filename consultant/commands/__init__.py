"""The command line: one module per family of commands, each with `register(app)`."""
