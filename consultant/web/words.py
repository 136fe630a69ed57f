"""How moments are said on a page, and what an asker is told of a stage."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from consultant.model.consultation import ReplyState, Stage
from consultant.model.desk import ReplyView

ASKER_STAGES: dict[Stage, str] = {
    **dict.fromkeys(Stage, "being answered"),
    Stage.SENT: "answered",
    Stage.AWAITING_ASKER: "waiting for you",
    Stage.DECLINED: "declined",
    Stage.UNDELIVERABLE: "answer could not be delivered",
    Stage.CLOSED: "closed",
}
"""What an asker is told of a stage: not what happens inside."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Not by strftime: that asks the system for its time zone again each time, a quarter of a list's cost."""
JUST_NOW = "just now"
SOON = timedelta(hours=2)
OVERDUE = timedelta(minutes=2)
PROGRAMS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox")),
    *(("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrom", "Chrome"), ("Safari", "Safari")),
    *(("curl/", "curl"), ("python-", "a Python program"), ("testclient", "a test")),
)
"""What a User-Agent holds and whose it is; the first that fits, because each names those that it copies too."""
SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS")),
    *(("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")),
)
LATE, VERY_LATE = timedelta(hours=4), timedelta(hours=24)


def since(then: datetime, now: datetime) -> str:
    """`just now`, else how long ago: `3 min ago`."""
    said = age(then, now)
    return said if said == JUST_NOW else f"{said} ago"


def age(then: datetime, now: datetime) -> str:
    """How long ago, in at most two units: `3 min`, `2 h 5 min`, `4 d 3 h`."""
    minutes = max(0, int((now - then).total_seconds())) // 60
    if minutes < 1:
        return JUST_NOW
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return _two(minutes // 60, "h", minutes % 60, "min")
    return _two(minutes // (24 * 60), "d", minutes % (24 * 60) // 60, "h")


def _two(large: int, unit: str, small: int, smaller: str) -> str:
    return f"{large} {unit} {small} {smaller}" if small else f"{large} {unit}"


def lateness(then: datetime, now: datetime) -> str:
    """`` under four hours, `late` under a day, `very-late` beyond: how strongly an age is shown."""
    if now - then < LATE:
        return ""
    return "late" if now - then < VERY_LATE else "very-late"


def waiting(reply: ReplyView, now: datetime) -> str:
    """Why the mail server has said nothing of a reply yet."""
    if reply.state is not ReplyState.QUEUED:
        return "nothing yet"
    if reply.due_at > now:
        return "It is tried again." if reply.attempts else "It can still be taken back; then it is sent."
    if now - reply.due_at < OVERDUE:
        return "It is handed to a worker now."
    return f"No worker has taken it for {age(reply.due_at, now)}. Is `consultant worker` running? `consultant doctor` tells."


def browser(client: str) -> str:
    """A User-Agent in words: `Firefox on Windows`; as it was sent where nothing in it is known, cut."""
    program = next((name for mark, name in PROGRAMS if mark in client), "")
    system = next((name for mark, name in SYSTEMS if mark in client), "")
    if not program:
        return f"{client[:40]}…" if len(client) > 40 else client or "unknown browser"
    return f"{program} on {system}" if system else program


def due(answer_by: datetime, now: datetime) -> str:
    """How long until then, or how late: `in 2 h 5 min`, `late by 40 min`."""
    if answer_by > now:
        said = age(now, answer_by)
        return "now" if said == JUST_NOW else f"in {said}"
    said = age(answer_by, now)
    return "late" if said == JUST_NOW else f"late by {said}"


def urgency(answer_by: datetime, now: datetime) -> str:
    """`very-late` when it is late, `late` within two hours of it: how strongly it is shown."""
    if answer_by <= now:
        return "very-late"
    return "late" if answer_by - now < SOON else ""


def local(at: datetime, zone: tzinfo) -> str:
    """A time of the week where the desk is: `Wed 15:00 EST`."""
    there = at.astimezone(zone)
    return f"{DAYS[there.weekday()]} {there.hour:02}:{there.minute:02} {there.tzname()}"


def duration(seconds: float) -> str:
    """A time span in at most two units: `under a minute`, `2 h 5 min`."""
    start = datetime(2000, 1, 1, tzinfo=UTC)
    said = age(start, start + timedelta(seconds=seconds))
    return "under a minute" if said == JUST_NOW else said


def moment(at: datetime) -> str:
    """A date and time for people: `23 Nov 2026, 17:05 UTC`."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at.hour:02}:{at.minute:02} UTC"


def machine_time(at: datetime) -> str:
    """A date and time for `<time datetime>`."""
    return at.isoformat(timespec="seconds")


def jsonable(value: Any) -> Any:
    """A value as JSON knows it; times in ISO 8601."""
    return json.loads(json.dumps(value, default=str))
