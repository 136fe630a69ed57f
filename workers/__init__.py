"""Processes that do the work of `consultant.flow`: poller, Celery worker, schedule."""
