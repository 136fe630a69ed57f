"""Mails that a program answers: `lookup:`, `search:` and `jobs:`, through the screening, once, within quotas and the meter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from consultant import flow, upkeep
from consultant.catalogue.search.hits import Hit, PhraseHits, Wanted
from consultant.errors import TransientError
from consultant.model.allowance import Allowance, Counted, Quota, Standing
from consultant.model.codes import CodeSystem
from consultant.model.consultation import Role
from consultant.model.mail import Disposition, SendResult
from consultant.model.metering import Meter
from consultant.service import Service
from consultant.steps.serving import Products
from tests.careers.samples import AUDITOR, BOARD, CODER, publish
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.mails import ASKER, CONSULT, mail
from tests.fakes.world import World

HOUR = timedelta(hours=1)
METER = Meter(guest=1, plans={"free": 6}, programs={"free": 9}, address=30, young_hours=24)


class KneeSearch:
    """Finds the knee in everything that names it."""

    broken = False

    def search(self, text: str, wanted: Wanted, *, typing: bool = False) -> tuple[Hit, ...]:
        if self.broken:
            raise TransientError("the index is being replaced")
        entry: Any = MemoryCatalogue().entry(CodeSystem.CPT, "27447", wanted.on)
        return (Hit(entry, 1.0, 1.0, (), ()),) if "knee" in text else ()

    def phrases(self, text: str, wanted: Wanted) -> tuple[PhraseHits, ...]:
        found = self.search(text, wanted)
        return (PhraseHits("knee pain", (0, 4), found),) if found else ()


@pytest.fixture
def searching() -> KneeSearch:
    return KneeSearch()


@pytest.fixture
def serving(world: World, searching: KneeSearch) -> World:
    world.change(products=Products(searching, METER, BOARD.terms, b"k" * 32))
    return world


def asked(world: World, subject: str, text: str = "", **headers: str) -> list[EmailMessage]:
    """The automatic answers to one mail."""
    before = len(world.postman.mails)
    world.keep(mail(text, subject=subject, **headers))
    world.work()
    upkeep.tell_senders(world.service)
    return world.sent()[before:]


def words(answer: EmailMessage, kind: str = "plain") -> str:
    part = answer.get_body((kind,))
    assert part is not None
    return " ".join(part.get_content().split())


# -- what is answered -------------------------------------------------------------------------------------------------------


def test_a_look_up_is_answered_in_its_thread_and_opens_no_consultation(serving: World) -> None:
    (answer,) = asked(serving, "lookup: 20610 on 2026-11-18", message_id="<q1@clinic.example>")
    assert serving.views() == []
    assert serving.dispositions() == {Disposition.SERVE.value: 1}
    assert answer["Auto-Submitted"] == "auto-replied"
    assert serving.postman.mails[-1].envelope_sender == ""
    assert (answer["To"], answer["In-Reply-To"]) == (ASKER, "<q1@clinic.example>")
    assert answer["Subject"] == "Re: lookup: 20610 on 2026-11-18"
    assert answer["Reply-To"] is None
    for part in ("plain", "html"):
        told = words(answer, part)
        for said in ("2026-11-18", "20610", "[MUE practitioner, 2024 Q3]", "American Medical Association"):
            assert said in told, (part, said)


def test_codes_are_told_with_the_edits_between_them(serving: World) -> None:
    serving.database.accounts.add(ASKER, "Robin", "", Role.ASKER, serving.clock())
    told = words(asked(serving, "Lookup: 99213, 20610")[0])
    assert "20610 (column 1) and 99213 (column 2), practitioner: modifier indicator 1" in told


@pytest.mark.parametrize(
    "subject", ["LOOK-UP: m72.2", "Re: lookup: M72.2", "AW: RE[2]: lookup: M72.2", "lookup:M722"]
)
def test_the_subject_may_be_written_in_several_ways(serving: World, subject: str) -> None:
    assert "ICD-10-CM CODE M72.2" in words(asked(serving, subject)[0])


def test_a_reply_asks_with_its_own_words_and_not_with_what_it_quotes(serving: World) -> None:
    text = "20610, please\n\nOn Mon, 23 Nov 2026, Consultant wrote:\n> CPT CODE 99214\n"
    told = words(asked(serving, "Re: lookup: 99213", text)[0])
    assert "CPT CODE 20610" in told
    assert "99214" not in told
    assert "99213" not in told


def test_words_are_searched_and_a_note_in_the_mail_phrase_by_phrase(serving: World) -> None:
    assert "27447 (CPT)" in words(asked(serving, "search: new knee")[0])
    note = (
        "Patient seen for knee pain. Denies chest pain. Known diabetes without complications, hypertension."
    )
    assert "FOR THE PHRASE 1" in words(asked(serving, "search:", note)[0])


def test_jobs_are_found_by_words_and_the_newest_without(serving: World) -> None:
    publish(serving.database, serving.clock(), CODER, AUDITOR)
    found = words(asked(serving, "jobs: cardiology coder")[0])
    assert "Outpatient coder, cardiology, Lakeside Heart Group" in found
    assert "Senior coding auditor" not in found
    assert "jobs@lakeside.test" not in found  # where to apply is shown to nobody
    every = words(asked(serving, "Jobs:", "--\nRobin")[0])
    assert "the newest jobs" in every
    assert "Senior coding auditor" in every


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("jobs: zebra", ""),
        ("lookup:", ""),
        ("lookup: ???", ""),
        ("lookup: hello there", ""),
        ("search:", ""),
        ("search: qqqq", ""),
    ],
)
def test_what_asks_for_nothing_gets_a_short_help(serving: World, subject: str, text: str) -> None:
    told = words(asked(serving, subject, text)[0])
    assert "lookup: 99213 20610 J1885" in told
    assert len(told.split()) < 120


def test_thanks_for_an_answer_are_not_answered(serving: World) -> None:
    assert asked(serving, "Re: lookup: 20610", "Thank you, perfect!\n\nRobin") == []
    assert serving.views() == []


@pytest.mark.parametrize(
    "subject", ["lookup 99213", "Question on lookup: 99213", "research: 99213", "looking up: 99213"]
)
def test_every_other_subject_asks_a_consultant(serving: World, subject: str) -> None:
    assert asked(serving, subject, "Is 99213 valid?") == []
    assert len(serving.views()) == 1


def test_identifiers_are_masked_before_anything_is_repeated(serving: World) -> None:
    (answer,) = asked(serving, "lookup: 20610 for John Smith, DOB 03/04/1961, MRN 4455667")
    for identifier in ("Smith", "03/04/1961", "4455667"):
        assert identifier not in answer.as_string()


# -- to whom ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"List_Id": "<l.x.example>"},
        {"X_Loop": CONSULT},
        {"sender": "MAILER-DAEMON@clinic.example"},
        {"sender": CONSULT},
    ],
)
def test_no_machine_is_answered(serving: World, headers: dict[str, str]) -> None:
    assert asked(serving, "Re: lookup: 99213", "99213", **headers) == []


def test_two_of_these_services_do_not_answer_each_other(serving: World) -> None:
    (answer,) = asked(serving, "lookup: 20610")
    assert (
        asked(serving, str(answer["Subject"]), words(answer), Auto_Submitted=str(answer["Auto-Submitted"]))
        == []
    )


def test_who_did_not_name_us_is_answered_by_a_consultant(serving: World) -> None:
    assert asked(serving, "lookup: 20610", to="somebody@else.example", Delivered_To=CONSULT) == []
    assert [view.row.subject for view in serving.views()] == ["lookup: 20610"]


def test_the_envelope_sender_is_answered(serving: World) -> None:
    (answer,) = asked(
        serving, "lookup: 20610", Return_Path="<robin.reyes@clinic.example>", Reply_To="x@y.example"
    )
    assert answer["To"] == "robin.reyes@clinic.example"


# -- how much ---------------------------------------------------------------------------------------------------------------


def limited(world: World, *quotas: Quota) -> None:
    policy = replace(world.service.reader.policy, allowance=Allowance(quotas))
    world.change(reader=replace(world.service.reader, policy=policy))


def test_over_the_quota_a_mail_is_held_for_a_person_and_questions_are_not_counted(serving: World) -> None:
    served = Quota("quota", "Too many.", Standing.GUEST, Counted.ASKER, 2, HOUR, of=Disposition.SERVE)
    limited(serving, served)
    answers = [len(asked(serving, f"search: knee {number}")) for number in range(3)]
    assert answers == [1, 1, 0]
    assert asked(serving, "A question", "Is 99213 valid?") == []
    assert sorted(message.rule for view in serving.views() for message in view.messages) == [
        "accepted",
        "quota",
    ]
    serving.clock.pass_time(hours=2)
    assert len(asked(serving, "search: knee again")) == 1


def test_licensed_data_is_told_within_the_pages_of_the_sender(serving: World) -> None:
    first, again, second = (
        words(asked(serving, f"lookup: {code}")[0]) for code in ("20610", "20610", "99213")
    )
    assert "Units (MUE)" in first
    assert "Units (MUE)" in again
    assert "Units (MUE)" not in second
    assert "/register" in second
    assert "Office visit" in second  # what is open is told


def test_an_account_has_the_pages_of_its_plan(serving: World) -> None:
    serving.database.accounts.add(ASKER, "Robin", "", Role.ASKER, serving.clock())
    told = words(asked(serving, "lookup: 20610 99213 99214")[0])
    assert "Units (MUE)" in told
    assert "/register" not in told
    asked(serving, "lookup: 27447 71046 37244")
    assert "/register" in words(asked(serving, "lookup: 37242")[0])


PROVEN = "mx.consult.test; dmarc=pass header.from=clinic.example"


@pytest.mark.parametrize(("proof", "told"), [(PROVEN, 4), ("", 1), (PROVEN.replace("mx.", "forged."), 1)])
def test_where_senders_are_proven_an_unproven_one_spends_nobodys_pages(
    serving: World, proof: str, told: int
) -> None:
    serving.database.accounts.add(ASKER, "Robin", "", Role.ASKER, serving.clock())
    serving.change(reader=replace(serving.service.reader, authserv_id="mx.consult.test"))
    headers = {"authentication_results": proof} if proof else {}
    answers = [asked(serving, f"lookup: {code}", **headers) for code in ("20610", "27447", "99213", "99214")]
    assert sum("/register" not in words(answer) for (answer,) in answers) == told


# -- nothing lost, nothing twice -----------------------------------------------------------------------------------------------


def test_a_mail_that_comes_twice_is_answered_once(serving: World) -> None:
    raw = mail("", subject="lookup: 20610", message_id="<q@clinic.example>")
    serving.keep(raw, raw)
    serving.work()
    serving.keep(raw)
    serving.work()
    for _ in range(3):
        upkeep.tell_senders(serving.service)
    assert len(serving.sent()) == 1


def test_the_same_request_in_another_mail_is_answered_again(serving: World) -> None:
    assert [len(asked(serving, "lookup: 20610")) for _ in range(2)] == [1, 1]


def test_reading_a_mail_twice_answers_it_once(serving: World) -> None:
    ids = serving.keep(mail("", subject="lookup: 20610"))
    for _ in range(3):
        flow.receive(serving.service, ids)
        serving.clock.pass_time(minutes=5)
        upkeep.tell_senders(serving.service)
    assert len(serving.sent()) == 1


def test_an_answer_that_cannot_be_worded_now_waits(serving: World, searching: KneeSearch) -> None:
    searching.broken = True
    assert asked(serving, "search: knee") == []
    searching.broken = False
    serving.clock.pass_time(minutes=16)
    upkeep.tell_senders(serving.service)
    assert len(serving.sent()) == 1


@pytest.mark.parametrize(
    ("outcome", "attempts"), [(SendResult.TRY_LATER, 2), (SendResult.UNKNOWN, 1), (SendResult.REFUSED, 1)]
)
def test_only_what_was_surely_not_taken_is_sent_again(
    serving: World, outcome: SendResult, attempts: int
) -> None:
    serving.postman.plan(outcome)
    asked(serving, "lookup: 20610")
    serving.clock.pass_time(minutes=20)
    upkeep.tell_senders(serving.service)
    assert serving.postman.attempts == attempts


class Killed(BaseException):
    """The process ended here."""


@pytest.mark.parametrize(
    ("part", "call", "answers"),
    [
        ("readings", "save", 1),
        ("notices", "claim", 1),
        ("postman", "send", 0),  # whether it left is open, so it is let go (RFC 3834)
        ("notices", "record", 1),  # it was sent before the process ended, and is not sent again
    ],
)
def test_a_process_that_ends_on_the_way_never_answers_twice(
    serving: World, part: str, call: str, answers: int
) -> None:
    """Each call is reached, ends the process before it does anything, and the next process goes on."""
    alive = serving.service
    serving.change(**dying(alive, part, call))
    with pytest.raises(Killed):
        asked(serving, "lookup: 20610")
    serving.service = alive
    serving.nudge.take()
    for _ in range(3):
        serving.sweep(minutes=20)
        upkeep.tell_senders(serving.service)
    assert len(serving.sent()) == answers


def dying(service: Service, part: str, call: str) -> dict[str, Any]:
    if part == "postman":
        return {"postman": Dying(service.postman, call)}
    return {"database": Dying(service.database, part, Dying(getattr(service.database, part), call))}


class Dying:
    """A part in whose place one attribute is another, or a call that ends the process."""

    def __init__(self, part: Any, name: str, instead: Any = None) -> None:
        self._part, self._name, self._instead = part, name, instead

    def __getattr__(self, name: str) -> Any:
        if name != self._name:
            return getattr(self._part, name)
        return self._instead or self._end

    def _end(self, *_: Any, **__: Any) -> None:
        raise Killed
