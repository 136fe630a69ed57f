"""An evaluation of the answering engine: questions with checkable facts that are resolved from the loaded catalogue."""
