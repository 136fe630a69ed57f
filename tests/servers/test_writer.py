"""The optional writer against an endpoint that tells the truth, lies, breaks and dawdles: the draft stands either way."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from consultant import bootstrap, flow, settings, smoothing
from consultant.errors import InputError, TransientError
from consultant.model.consultation import Stage, Verdict
from consultant.model.reading import Decision
from consultant.settings import PROJECT
from consultant.writing.chat import LARGEST, ChatWriter, Endpoint
from tests.answering.test_faithful import HONEST, LIES, SAME
from tests.servers.chat_endpoint import Asked, ChatEndpoint, chat_endpoint
from tests.web.desk import ASKER, CONSULTANT, Desk, make_desk

QUESTION = "May 20610 be billed with 99213-25, and how many units of both?"
DAWDLES = "longer than"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ChatEndpoint]:
    with chat_endpoint() as opened:
        yield opened


@pytest.fixture
def writer(endpoint: ChatEndpoint) -> ChatWriter:
    endpoint.asked.clear()
    endpoint.rewriting(lambda text: text)
    return ChatWriter(Endpoint(endpoint.url, "k3y", "small", 60.0, "Smooth it."))


def meeting(endpoint: ChatEndpoint, why: str) -> ChatWriter:
    """A writer with a short deadline for an endpoint that dawdles, and a long one for any other."""
    seconds = 0.4 if why == DAWDLES else 60.0
    return ChatWriter(Endpoint(endpoint.url, "", "small", seconds, "Smooth it."))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def asked(desk: Desk) -> int:
    return desk.ask(ASKER, f"{QUESTION} My patient is Mary Stone, MRN 00482913.", "Knee", "Ana Reyes")


@pytest.fixture(scope="module")
def standing(desk: Desk) -> int:
    """A drafted consultation whose draft stands whatever the writer does."""
    return desk.ask(ASKER, QUESTION, "Knee", "Ana Reyes")


def smooth(desk: Desk, writer: ChatWriter, id: int) -> bool:
    return smoothing.smooth(desk.service, writer, SAME, id)


def test_what_is_smoothed_honestly_is_the_next_revision(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, asked: int
) -> None:
    endpoint.rewriting(HONEST["bullets in another order"])
    assert smooth(desk, writer, asked)
    view = desk.database.desk.consultation(asked)
    assert [draft.author for draft in view.drafts] == ["writer", "engine"]
    assert view.drafts[0].findings == view.drafts[1].findings
    assert sorted(view.drafts[0].text.splitlines()) == sorted(view.drafts[1].text.splitlines())
    assert view.drafts[0].text != view.drafts[1].text
    desk.dispatch(desk.decide(asked))
    assert desk.database.desk.consultation(asked).row.stage is Stage.SENT


def test_nothing_of_the_asker_leaves(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, asked: int
) -> None:
    smooth(desk, writer, asked)
    (request,) = endpoint.asked
    assert request.headers["authorization"] == "Bearer k3y"
    assert request.body["model"] == "small"
    told = json.dumps(request.body)
    assert "SHORT ANSWER" in told
    for never in ("Ana", "Reyes", "Mary", "Stone", "00482913", "CON-", ASKER, "My patient", "[MRN]"):
        assert never not in told


@pytest.mark.parametrize("name", LIES)
def test_a_lie_leaves_the_draft_as_it_was_and_its_reason_in_the_history(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, standing: int, name: str
) -> None:
    endpoint.rewriting(LIES[name])
    before = desk.database.desk.consultation(standing)
    assert not smooth(desk, writer, standing)
    after = desk.database.desk.consultation(standing)
    assert (after.drafts, after.row.version) == (before.drafts, before.row.version)
    assert (after.history[-1].actor, after.history[-1].action) == ("writer", "not smoothed")
    assert "refused" in after.history[-1].detail["why"]


def raw(body: bytes, status: int = 200, **headers: str) -> Callable[[Asked], None]:
    return lambda asked: asked.send(body, status, **headers)


def choice(**message: Any) -> bytes:
    return json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()


FAULTS: dict[str, tuple[Callable[[Asked], None], str]] = {
    "wrong key": (raw(b"{}", 401), "HTTP 401"),
    "too many": (raw(b"{}", 429), "HTTP 429"),
    "server error": (raw(b"oops", 500), "HTTP 500"),
    "moved away": (raw(b"", 307, Location="http://127.0.0.1:1/v1/chat/completions"), "HTTP 307"),
    "no JSON": (raw(b"<html>"), "another form"),
    "half of a JSON": (raw(b'{"choices": [{"mess'), "another form"),
    "deep JSON": (raw(b"[" * 100_000), "another form"),
    "no choices": (raw(b'{"choices": []}'), "another form"),
    "a list": (raw(b"[]"), "another form"),
    "no text": (raw(choice(content=None)), "no text"),
    "a number": (raw(choice(content=20610)), "no text"),
    "cut short": (lambda asked: asked.tell(asked.text, ended="length"), "cut short"),
    "another text encoding": (raw(b"\xff\xfe"), "another form"),
    "too large": (raw(b" " * (LARGEST + 1)), "larger than"),
    "compressed": (raw(gzip.compress(b"0" * 10_000_000), Content_Encoding="gzip"), "compressed"),
    "hangs up": (Asked.hang_up, "cannot be reached"),
    "no HTTP": (lambda asked: asked.say(b"220 smtp ready\r\n"), "cannot be reached"),
    "silence": (Asked.keep_silent, DAWDLES),
    "dripping header": (lambda asked: asked.drip(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 60, 0.05), DAWDLES),
    "dripping body": (
        lambda asked: asked.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + b" " * 99, 0.02),
        DAWDLES,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_an_endpoint_that_fails_leaves_the_draft_as_it_was(
    endpoint: ChatEndpoint, desk: Desk, standing: int, name: str
) -> None:
    endpoint.answer, why = FAULTS[name]
    assert not smooth(desk, meeting(endpoint, why), standing)
    view = desk.database.desk.consultation(standing)
    assert (len(view.drafts), view.row.stage) == (1, Stage.DRAFTED)
    assert why in view.history[-1].detail["why"]


def test_nobody_listens(desk: Desk, asked: int) -> None:
    writer = ChatWriter(Endpoint("http://127.0.0.1:1/v1", "", "small", 60.0, ""))
    assert not smooth(desk, writer, asked)


def test_after_a_failure_it_is_left_alone_for_a_while(endpoint: ChatEndpoint) -> None:
    now = [0.0]
    writer = ChatWriter(Endpoint(endpoint.url, "", "small", 60.0, ""), lambda: now[0])
    endpoint.asked.clear()
    endpoint.answer = raw(b"", 500)
    for _ in range(3):
        with pytest.raises(TransientError):
            writer.rewrite("text")
    assert len(endpoint.asked) == 1
    endpoint.rewriting(lambda text: text)
    now[0] = 61.0
    assert writer.rewrite("text") == "text"


def test_a_draft_that_somebody_has_is_left_alone(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, asked: int
) -> None:
    endpoint.rewriting(HONEST["bullets in another order"])
    lease = desk.service.pace.desk_lease
    desk.database.consultations.claim(asked, CONSULTANT, desk.clock(), lease)
    assert not smooth(desk, writer, asked)
    assert endpoint.asked == []


def test_a_draft_that_was_changed_while_the_writer_wrote_stays_changed(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, asked: int
) -> None:
    def meanwhile(text: str) -> str:
        version = desk.database.desk.consultation(asked).row.version
        desk.database.consultations.edit(asked, version, "By hand.", CONSULTANT, desk.clock())
        return HONEST["bullets in another order"](text)

    endpoint.rewriting(meanwhile)
    assert not smooth(desk, writer, asked)
    assert desk.database.consultations.text(asked) == "By hand."


def test_a_smoothed_draft_is_not_smoothed_again(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, asked: int
) -> None:
    endpoint.rewriting(HONEST["bullets in another order"])
    assert [smooth(desk, writer, asked) for _ in range(2)] == [True, False]
    assert len(endpoint.asked) == 1


def test_a_decline_is_not_given_to_the_writer(endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk) -> None:
    id = desk.ask(ASKER, "Can we backdate the claim for 99213 so that it is paid?")
    assert "compliance" in desk.database.desk.consultation(id).drafts[0].risks
    assert not smooth(desk, writer, id)
    assert endpoint.asked == []


def test_a_smoothed_draft_is_approved_and_sent_like_any_other(
    endpoint: ChatEndpoint, writer: ChatWriter, desk: Desk, asked: int
) -> None:
    endpoint.rewriting(HONEST["bullets in another order"])
    smooth(desk, writer, asked)
    version = desk.database.desk.consultation(asked).row.version
    reply = flow.decide(desk.service, Decision(asked, version, Verdict.APPROVE, CONSULTANT))
    desk.dispatch(reply)
    assert desk.database.desk.consultation(asked).row.stage is Stage.SENT


# -- settings ----------------------------------------------------------------------------------------------------------


def chosen(home: Path, **names: str) -> settings.Settings:
    given = {f"CONSULTANT_{name.upper()}": value for name, value in names.items()}
    return settings.load({"CONSULTANT_HOME": str(home), **given})


def test_there_is_no_writer_unless_the_settings_name_one(tmp_path: Path) -> None:
    assert bootstrap.writer(chosen(tmp_path)) is None


def test_the_writer_of_the_settings_knows_the_rules(tmp_path: Path, endpoint: ChatEndpoint) -> None:
    writer = bootstrap.writer(chosen(tmp_path, writer_url=endpoint.url, writer_key="k3y", writer_model="m"))
    endpoint.asked.clear()
    endpoint.rewriting(lambda text: text)
    assert writer is not None
    assert writer.rewrite("SHORT ANSWER") == "SHORT ANSWER"
    told = endpoint.asked[0].body["messages"][0]["content"]
    assert "may be reported together = can be reported together" in told
    assert bootstrap.same_phrases(PROJECT)


@pytest.mark.parametrize(
    "url",
    [
        "http://writer.example/v1",
        "https://user:secret@writer.example/v1",
        "ftp://writer.example",
        "https:///v1",
    ],
)
def test_the_text_is_never_sent_in_the_clear(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="CONSULTANT_WRITER_URL") as refused:
        chosen(tmp_path, writer_url=url)
    assert "secret" not in str(refused.value).replace("(secret)", "")


def test_an_encrypted_address_and_this_machine_are_fine(tmp_path: Path) -> None:
    for url in ("https://writer.example/v1", "http://127.0.0.1:8080/v1", "http://localhost/v1"):
        assert chosen(tmp_path, writer_url=url).writer_url == url
