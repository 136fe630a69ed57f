"""Structured logs: one event a line, ids and kinds only. No level logs mail text, addresses or identifiers."""

from __future__ import annotations

import logging
import sys

import structlog

from consultant.settings import Settings


def configure(settings: Settings) -> None:
    """Send our events and those of the libraries to standard error, as text or as JSON."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[_without_quotes, structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )
    handler.setFormatter(formatter)
    # A line that cannot be written is lost; the standard library would print it with the exception's words instead.
    logging.raiseExceptions = False
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("consultant").setLevel(level)
    logging.getLogger("workers").setLevel(level)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )


def _without_quotes(
    _logger: object, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """An exception is logged as its type and place; its message could quote the mail it stumbled over."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and event.get("exc_info") and not event["_from_structlog"]:
        # Celery and others put the exception into their own sentence too.
        event["event"] = f"{record.name} failed"
        event["task"] = getattr(record, "data", {}).get("name", "")
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, BaseException):
        error = (type(error), error, error.__traceback__)
    if isinstance(error, tuple) and error[0] is not None:
        frame = error[2]
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{frame.tb_frame.f_code.co_filename.rpartition('/')[2]}:{frame.tb_lineno}" if frame else "?"
        event["error"], event["at"] = error[0].__name__, place
    return event
