"""From the mailbox to a screened Message: fetch, parse, tell new text from quoted, recognise machines."""
