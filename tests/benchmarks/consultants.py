"""Fifty consultants at work at once: `consultant web` in a process of its own, PostgreSQL, real HTTP.

Each opens the queue, a consultation, claims it, saves an edit (one in three), looks at the preview, approves, is back in the
queue; one in six then searches or opens another list. Ten of them have the live queue before them, which loads itself anew
whenever something happened, at most every two seconds.

The pace: one thing every three seconds on average (half to one and a half of that, at random), so that a consultation takes
half a minute. Whoever reads question, draft and rows takes minutes, so this is more than what fifty people do at their
quickest: a clean draft after the other, approved by keys, without a break. 16 things a second come of it and up to five
loads of the live queue, some 2,000 consultations answered in an hour. A closed loop without any pause would be no people:
it measures what the machine can do at most, and does so afterwards.

Times are what the browser sees, so they hold the server's own, the way, and what this process makes them wait. It runs on
the same cores: its share is told beside those of the pages and of PostgreSQL.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import psutil
from sqlalchemy import text

from consultant.accounts.signing_in import SigningIn
from consultant.bootstrap import now
from consultant.model.consultation import Role
from consultant.store.database import Database
from consultant.store.engine import reading
from tests.benchmarks.processes import seconds, seconds_together
from tests.benchmarks.real import awaited
from tests.servers.deployment import Deployment
from tests.servers.processes import free_port

PEOPLE = 50
WATCHING = 10
PAUSE = 3.0
"""Seconds between two things that one consultant does, on average."""
SECONDS = 60
FULL_SPEED_SECONDS = 10
WARMING_SECONDS = 8
SPREAD_SECONDS = 0.5
"""As the page does it (`desk.js`): not all of them ask in the moment of the change."""
KEPT_OPEN = 4.0
"""Seconds for which a connection rests; the server ends one after five."""
PAGE, QUEUE, SIGNED = "page", "queue", "step"
ASIDE = (
    "/queue?stage=all&words=99213",
    "/queue?stage=all&words=lot77",
    "/held",
    "/outbox",
    "/figures",
    "/queue?stage=sent",
)
LIMITS = {
    "50 consultants: page, p95 ms": ("≤", 100.0),
    "50 consultants: queue, p95 ms": ("≤", 150.0),
    "50 consultants: step (claim, save, approve), p95 ms": ("≤", 100.0),
    "50 consultants: refused or failed, %": ("≤", 1.0),
}
VERSION = re.compile(r'name="version" value="(\d+)"')
TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
TEXT = re.compile(r'<textarea id="text".*?>\n(.*?)</textarea>', re.DOTALL)

Figures = dict[str, float]


@dataclass
class Watch:
    """What all of them have seen."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def forget(self) -> None:
        self.times.clear()
        self.failed.clear()


def measure(home: Path, url: str, postgres: int, catalogue: Path) -> Figures:
    """Milliseconds at that pace, and things done a second without any pause; `postgres` is its process."""
    port, database = free_port(), Database(url)
    deployment = Deployment(
        home / "served",
        database_url=url,
        catalogue=str(catalogue),
        broker_url="memory://",
        imap_url="imap://nobody@127.0.0.1/INBOX",
        smtp_url="smtp://127.0.0.1:1",
        web_port=str(port),
        web_url=f"http://127.0.0.1:{port}",
        undo_seconds="10",
    )
    (home / "served").mkdir()
    sessions = [_session(database, number) for number in range(PEOPLE)]
    work = _Work(waiting(database, 100_000))
    deployment.start("web")
    try:
        awaited(lambda: _answers(port), 60, 0.1)
        pids = {"pages": deployment["web"].pid, "PostgreSQL": postgres, "this load": os.getpid()}
        paced = _worked(port, sessions, work, PAUSE, SECONDS, pids)
        return paced | _at_full_speed(_worked(port, sessions, work, 0.0, FULL_SPEED_SECONDS, pids))
    finally:
        deployment.stop()
        database.close()


def _at_full_speed(figures: Figures) -> Figures:
    return {
        name.replace(":", " without pause:"): n
        for name, n in figures.items()
        if not name.endswith(("median ms", "p99 ms"))
    }


def _worked(
    port: int, sessions: Sequence[str], work: _Work, pause: float, lasting: float, pids: Mapping[str, int]
) -> Figures:
    seen = Watch()
    people = [
        threading.Thread(
            target=_consultant, args=(Visitor(port, session, seen), work, pause, number), daemon=True
        )
        for number, session in enumerate(sessions)
    ]
    people += [
        threading.Thread(target=_watcher, args=(Visitor(port, session, seen),), daemon=True)
        for session in sessions[:WATCHING]
    ]
    for person in people:
        person.start()
    time.sleep(WARMING_SECONDS if pause else 1)
    seen.forget()
    began, before = time.perf_counter(), _spent(pids)
    time.sleep(lasting)
    spent = {name: after - before[name] for name, after in _spent(pids).items()}
    figures = _figures(seen, time.perf_counter() - began, spent)
    seen.over.set()
    for person in people:
        person.join(30)
    return figures


def _spent(pids: Mapping[str, int]) -> dict[str, float]:
    """Seconds of processor that each of them has used; our own children count for themselves."""
    own = seconds(psutil.Process(os.getpid()))
    return {name: own if pid == os.getpid() else seconds_together(pid) for name, pid in pids.items()}


def _figures(seen: Watch, lasted: float, spent: Mapping[str, float]) -> Figures:
    done = {kind: sorted(times) for kind, times in seen.times.items()}
    every = sum(map(len, done.values()))
    assert every, "nobody could do anything"
    for line in seen.failed[:5]:
        print(f"  refused: {line}")
    named = {PAGE: "page", QUEUE: "queue", SIGNED: "step (claim, save, approve)"}
    told = {
        f"{named[kind]}, {share} ms": _quantile(done.get(kind, [0.0]), at)
        for kind in named
        for share, at in (("median", 0.5), ("p95", 0.95), ("p99", 0.99))
    }
    told |= {
        "things done a second": every / lasted,
        "refused or failed, %": 100 * len(seen.failed) / every,
    }
    told |= {f"{name}, % of one core": 100 * used / lasted for name, used in spent.items()}
    told |= {f"{name}, ms of processor for one thing": 1000 * used / every for name, used in spent.items()}
    return {f"{PEOPLE} consultants: {name}": value for name, value in told.items()}


class _Work:
    """The consultations that wait, each given to one person."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids, self._lock = iter(ids), threading.Lock()

    def next(self) -> int:
        """One more. Raises AssertionError when all are done: then what was measured is too little work."""
        with self._lock:
            id = next(self._ids, None)
        assert id is not None, "no consultation waits any more: let busy_desk make more of them"
        return id


class Visitor:
    """A browser of one consultant: one connection, a session, the time of everything it asks for."""

    def __init__(self, port: int, session: str, seen: Watch) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"cookie": f"consultant={session}"}
        self._token, self._last, self.seen = "", 0.0, seen

    def open(self, kind: str, path: str) -> str:
        return self._ask(kind, "GET", path)

    def submit(self, kind: str, path: str, **fields: str) -> str:
        return self._ask(kind, "POST", path, urlencode({"form_token": self._token, **fields}))

    def stream(self, path: str) -> Iterator[str]:
        """The lines of a stream, for as long as work lasts."""
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        while not self.seen.over.is_set() and (line := response.readline()):
            yield line.decode().strip()

    def _ask(self, kind: str, method: str, path: str, body: str | None = None) -> str:
        headers = self._headers | ({"content-type": "application/x-www-form-urlencoded"} if body else {})
        if time.perf_counter() - self._last > KEPT_OPEN:
            self._connection.close()  # as the server does; a browser connects again, too
        began = self._last = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        page = response.read().decode()
        self.seen.times[kind].append(1000 * (time.perf_counter() - began))
        if response.status not in (200, 303):
            self.seen.failed.append(f"{method} {path}: {response.status}")
        if found := TOKEN.search(page):
            self._token = found[1]
        return page


def _consultant(visitor: Visitor, work: _Work, pause: float, number: int) -> None:
    chance = random.Random(number)
    steps = _steps(visitor, work, chance)
    visitor.seen.over.wait(chance.uniform(0, pause))
    try:
        while not visitor.seen.over.is_set():
            next(steps)
            visitor.seen.over.wait(chance.uniform(0.5, 1.5) * pause)
    except Exception as error:
        visitor.seen.failed.append(f"consultant {number} stopped: {error!r}")
        raise


def _steps(visitor: Visitor, work: _Work, chance: random.Random) -> Iterator[str]:
    """What one consultant does, one thing at a time, for ever."""
    while True:
        yield visitor.open(QUEUE, "/queue")
        id = work.next()
        here = f"/consultations/{id}"
        yield visitor.open(PAGE, here)
        yield visitor.submit(SIGNED, f"{here}/claim")
        page = visitor.open(PAGE, here)
        yield page
        version, written = VERSION.search(page), TEXT.search(page)
        assert version, here
        assert written, here
        fields = {"version": version[1], "text": unescape(written[1])}
        if chance.random() < 1 / 3:
            fields["text"] += "\nWrite again if anything is open."
            yield visitor.submit(SIGNED, f"{here}/revisions", **fields)
            fields["version"] = VERSION.search(visitor.open(PAGE, here))[1]  # type: ignore[index]
        yield visitor.submit(PAGE, f"{here}/preview/html", **fields)
        yield visitor.submit(SIGNED, f"{here}/decisions", verdict="approve", **fields)
        yield visitor.open(QUEUE, f"/queue?decided={id}")
        if chance.random() < 1 / 6:
            aside = chance.choice(ASIDE)
            yield visitor.open(QUEUE if aside.startswith("/queue") else PAGE, aside)


def _watcher(visitor: Visitor) -> None:
    """The queue as a page that follows what happens."""
    reader = Visitor(visitor._connection.port, "", visitor.seen)
    reader._headers = visitor._headers
    try:
        for line in visitor.stream("/queue/events"):
            if line == "event: changed":
                time.sleep(random.uniform(0, SPREAD_SECONDS))
                reader.open(QUEUE, "/queue")
    except OSError:
        if not visitor.seen.over.is_set():
            visitor.seen.failed.append("the stream broke")


def _session(database: Database, number: int) -> str:
    email = f"consultant{number}@desk.test"
    database.accounts.add(email, f"Consultant {number}", "CPC", Role.SENIOR, now())
    signing_in = SigningIn(database.accounts, timedelta(minutes=15), timedelta(hours=1))
    invitation = signing_in.invite(email, now())
    assert invitation
    entered = signing_in.redeem(invitation.secret, now())
    assert entered
    return entered.session


def waiting(database: Database, limit: int) -> list[int]:
    """Consultations that one signature answers, oldest first."""
    return _ids(database, "stage = 'drafted' AND risk = 0 AND claimed_until IS NULL", limit)


def answered(database: Database, limit: int) -> list[int]:
    """Consultations that were answered, newest first."""
    return _ids(database, "stage = 'sent'", limit)


def _ids(database: Database, which: str, limit: int) -> list[int]:
    order = "DESC" if "sent" in which else "ASC"
    found = text(f"SELECT id FROM consultation WHERE {which} ORDER BY opened_at {order} LIMIT :limit")
    with reading(database._engine) as connection:
        return list(connection.scalars(found, {"limit": limit}))


def _quantile(values: Sequence[float], share: float) -> float:
    return values[int(share * (len(values) - 1))]


def _answers(port: int) -> bool:
    try:
        http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
    except OSError:
        return False
    return True
