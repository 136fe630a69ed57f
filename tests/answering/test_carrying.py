"""A consultant's changes on another draft of the same question; and what of the facts has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consultant.answering.carrying import carry
from consultant.answering.rechecking import changes
from consultant.model.answer import Evidence, WordedFinding

BEFORE = "Hello Ana,\n\nSHORT ANSWER\nYes.\n\nWHAT THE DATA SAY\n- MUE 2 [v1]\n- Status A [v1]\n\nNOTICES\n- Notice.\n"
NOW = BEFORE.replace("Ana", "Bob").replace("Status A [v1]", "Status A [v2]")
TEXTS = st.lists(st.sampled_from(["SHORT ANSWER", "NOTICES", "- one", "- two", "three", ""]), max_size=9).map(
    "\n".join
)


def test_an_added_line_stands_behind_the_line_it_was_written_for() -> None:
    carried = carry(BEFORE, BEFORE.replace("- MUE 2 [v1]\n", "- MUE 2 [v1]\n- Mind the joint.\n"), NOW)
    assert carried.text == NOW.replace("- MUE 2 [v1]\n", "- MUE 2 [v1]\n- Mind the joint.\n")
    assert (carried.added, carried.lost) == (("- Mind the joint.",), ())


def test_a_line_that_was_taken_out_stays_out() -> None:
    assert carry(BEFORE, BEFORE.replace("- MUE 2 [v1]\n", ""), NOW).text == NOW.replace("- MUE 2 [v1]\n", "")


def test_own_words_on_a_line_that_says_another_thing_today_are_lost_and_named() -> None:
    carried = carry(BEFORE, BEFORE.replace("- Status A [v1]", "- Status A, payable [v1]"), NOW)
    assert (carried.text, carried.lost) == (NOW, ("- Status A, payable [v1]",))


def test_the_greeting_is_always_the_new_one() -> None:
    assert carry(BEFORE, BEFORE.replace("Hello Ana,", "Dear Ana, dear Mary,"), NOW).text == NOW


@given(TEXTS, TEXTS)
def test_without_changes_the_new_draft_stands(before: str, now: str) -> None:
    carried = carry(before, before, now)
    assert carried.text.splitlines() == (now.strip().splitlines() or [""])
    assert (carried.added, carried.lost) == ((), ())


@given(TEXTS, TEXTS)
def test_on_the_same_draft_every_change_finds_its_place(before: str, edited: str) -> None:
    before, edited = (f"NOTICES\n{text.strip()}" for text in (before, edited))
    carried = carry(before, edited, before)
    assert carried.lost == ()
    assert carried.text.split() == edited.split()


def finding(kind: str, value: str, release: str = "v1", key: str = "20610") -> WordedFinding:
    return WordedFinding(kind, (key,), "", (Evidence("mue", key, "value", value, release, ""),))


def test_each_way_in_which_a_fact_can_change_is_named() -> None:
    old = (finding("limit", "2"),)
    named = {
        "mue 20610, value: 2 → 3": finding("limit", "3"),
        "mue 20610, finding: limit → limit ended": finding("limit_ended", "2"),
        "mue 20610, release: v1 → v2": finding("limit", "2", "v2"),
        "mue 20610: no longer found": finding("limit", "2", key="27447"),
    }
    for said, now in named.items():
        assert said in [change.said for change in changes(old, (now,), editions=True)]


def test_another_release_of_the_same_value_is_a_change_only_where_releases_count() -> None:
    pair = (finding("limit", "2"),), (finding("limit", "2", "v2"),)
    assert not changes(*pair, editions=False)
    assert changes(*pair, editions=True)


def test_what_is_new_is_named_too_and_the_same_is_not() -> None:
    both = (finding("limit", "2"), finding("limit", "1", key="27447"))
    assert [change.before for change in changes(both[:1], both, editions=False)] == ["", ""]
    assert changes(both, tuple(reversed(both)), editions=True) == ()
