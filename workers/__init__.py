"""The processes: `app` and `tasks` for Celery, `schedule` for its beat, `poller` for the mailbox, `nudge` towards them."""
