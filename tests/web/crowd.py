"""Many consultants at once on the same consultations, each in a browser of their own, over HTTP: nobody waits for anybody.

Each opens pages, leaves them open while others work, and claims, saves or approves from what stands there, at random. What
was shown is written down with what was sent, so that afterwards the database can be asked whether a text was lost.
"""

from __future__ import annotations

import random
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape

import httpx

from consultant.model.consultation import Role
from consultant.model.desk import DraftView
from tests.web.desk import FORM_TOKEN, Desk
from tests.web.serving import served

VERSION = re.compile(r'name="version" value="(\d+)"')
TEXT = re.compile(r'<textarea id="text".*?>\n(.*?)</textarea>', re.DOTALL)
OPEN_PAGES = 4
"""That one person has open at a time: some are old before anything is done on them."""
CLAIM, SAVE, APPROVE = "claim", "save", "approve"


@dataclass(frozen=True)
class Shown:
    """A consultation as it stood on somebody's page."""

    id: int
    version: str
    text: str


@dataclass(frozen=True)
class Sent:
    """A text that somebody sent from such a page, and how it ended."""

    shown: Shown
    act: str
    text: str
    status: int
    page: str
    """What came back."""


@dataclass
class Crowd:
    """Everything that was sent, and what is still open."""

    open: set[int]
    sent: list[Sent] = field(default_factory=list)
    claims: Counter[int] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def one(self, chance: random.Random) -> int | None:
        with self.lock:
            return chance.choice(sorted(self.open)) if self.open else None

    def keep(self, sent: Sent) -> None:
        with self.lock:
            self.sent.append(sent)
            if sent.act == APPROVE and sent.status == 303:
                self.open.discard(sent.shown.id)


def let_loose(desk: Desk, people: int, ids: Sequence[int], seed: int = 7) -> Crowd:
    """Until every consultation is answered; what everybody did."""
    crowd = Crowd(set(ids))
    sessions = [_session(desk, number) for number in range(people)]
    with served(desk) as address, ThreadPoolExecutor(people) as pool:
        work = [
            pool.submit(_work, address, session, crowd, random.Random(seed * 1000 + number), number)
            for number, session in enumerate(sessions)
        ]
        for one in work:
            one.result()
    return crowd


def _session(desk: Desk, number: int) -> str:
    email = f"person{number}@desk.test"
    desk.database.accounts.add(email, f"Person {number}", "CPC", Role.CONSULTANT, desk.clock())
    return desk.session(email)


def _work(address: str, session: str, crowd: Crowd, chance: random.Random, number: int) -> None:
    with httpx.Client(base_url=address, cookies={"consultant": session}, timeout=60) as browser:
        token, pages, written = "", dict[int, Shown](), 0
        while (id := crowd.one(chance)) is not None:
            if id not in pages or chance.random() < 0.2:
                page = browser.get(f"/consultations/{id}").text
                token = FORM_TOKEN.search(page)[1]  # type: ignore[index]
                if shown := _shown(id, page):
                    pages[id] = shown
            if len(pages) > OPEN_PAGES:
                pages.pop(next(iter(pages)))
            if not pages:
                continue
            shown = chance.choice(list(pages.values()))
            written += 1
            _act(browser, token, crowd, shown, chance, f"Note {number}-{written}.")
            if chance.random() < 0.5:
                pages.pop(shown.id, None)


def _shown(id: int, page: str) -> Shown | None:
    version, text = VERSION.search(page), TEXT.search(page)
    return Shown(id, version[1], unescape(text[1])) if version and text else None


def _act(
    browser: httpx.Client, token: str, crowd: Crowd, shown: Shown, chance: random.Random, note: str
) -> None:
    here, form = f"/consultations/{shown.id}", {"form_token": token, "version": shown.version}
    match chance.choices((CLAIM, SAVE, APPROVE), (2, 4, 3))[0]:
        case "claim":
            take_over = {"take_over": "true"} if chance.random() < 0.5 else {}
            crowd.claims[browser.post(f"{here}/claim", data={**form, **take_over}).status_code] += 1
        case "save":
            if (
                chance.random() < 0.3
            ):  # first something that is refused: the page that comes back is saved from
                refused = {**form, "verdict": "decline", "text": f"{shown.text}\n{note}"}
                found = VERSION.search(browser.post(f"{here}/decisions", data=refused).text)
                form["version"] = found[1] if found else shown.version
            _send(browser, crowd, shown, SAVE, f"{here}/revisions", {**form, "text": f"{shown.text}\n{note}"})
        case _:
            text = f"{shown.text}\n{note}" if chance.random() < 0.5 else shown.text
            _send(
                browser,
                crowd,
                shown,
                APPROVE,
                f"{here}/decisions",
                {**form, "verdict": "approve", "text": text},
            )


def _send(
    browser: httpx.Client, crowd: Crowd, shown: Shown, act: str, address: str, form: dict[str, str]
) -> None:
    response = browser.post(address, data=form)
    crowd.keep(Sent(shown, act, form["text"], response.status_code, response.text))


def mistakes(desk: Desk, crowd: Crowd, ids: Sequence[int]) -> list[str]:
    """What went wrong, in words; empty when each was answered once and no text was lost without a word."""
    views = {id: desk.database.desk.consultation(id) for id in ids}
    found = [f"{id} has {len(view.replies)} replies" for id, view in views.items() if len(view.replies) != 1]
    for sent in crowd.sent:
        drafts = views[sent.shown.id].drafts[::-1]
        found += _of_accepted(sent, drafts) if sent.status == 303 else _of_refused(sent, drafts)
    approved = Counter(sent.shown.id for sent in crowd.sent if (sent.act, sent.status) == (APPROVE, 303))
    found += [f"{id} was approved {n} times" for id, n in approved.items() if n != 1]
    return found


def _of_accepted(sent: Sent, drafts: Sequence[DraftView]) -> Iterator[str]:
    """It stands in the history, right after what its writer had before them."""
    texts = [draft.text for draft in drafts]
    if sent.text not in texts:
        yield f"{sent.shown.id}: a text that was taken is in no revision"
        return
    place = texts.index(sent.text)
    before = texts[place] if sent.text == sent.shown.text else texts[place - 1]
    if before != sent.shown.text:
        yield f"{sent.shown.id}: {sent.act} overwrote a revision that its writer had not seen"
    if sent.act == APPROVE and place != len(texts) - 1:
        yield f"{sent.shown.id}: something was changed after it was approved"


def _of_refused(sent: Sent, drafts: Sequence[DraftView]) -> Iterator[str]:
    """Its writer got it back, beside a text of the history; nothing of it was kept."""
    if sent.status != 409:
        yield f"{sent.shown.id}: {sent.act} ended with {sent.status}"
    page = unescape(sent.page)
    if sent.text not in page:
        yield f"{sent.shown.id}: a refused text did not come back"
    if not any(draft.text in page for draft in drafts):
        yield f"{sent.shown.id}: the text that stands was not shown"
    if sent.text != sent.shown.text and sent.text in [draft.text for draft in drafts]:
        yield f"{sent.shown.id}: a refused text was kept all the same"


def outcomes(crowd: Crowd) -> dict[str, int]:
    """How often each act was taken and refused."""
    counted: dict[str, int] = defaultdict(int)
    for sent in crowd.sent:
        counted[f"{sent.act} {'taken' if sent.status == 303 else 'refused'}"] += 1
    return dict(sorted(counted.items()))
