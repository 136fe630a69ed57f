"""`consultant parse` says what is in a text, one JSON object for each."""

from __future__ import annotations

import json

from typer import Typer
from typer.testing import CliRunner

from consultant.commands import parse
from consultant.model.codes import CodeSystem

FIELDS = {
    "system",
    "code",
    "modifiers",
    "units",
    "range_end",
    "span",
    "quoted",
    "validity",
    "confidence",
    "reason",
}


def unknown(system: CodeSystem, code: str) -> str:
    return "set not loaded"


def run(*arguments: str, given: bytes | str = b"") -> str:
    app = Typer()
    parse.register(app)
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_text_on_standard_input_gives_one_object() -> None:
    found = json.loads(run("--json", given="can 99213-25 go with 20610?"))
    assert [each["code"] for each in found["citations"]] == ["99213", "20610"]
    assert set(found["citations"][0]) == FIELDS
    assert found["citations"][0]["span"] == [4, 12]
    assert found["masked"] == "can 99213-25 go with 20610?"


def test_every_line_gives_a_line_and_a_bad_one_costs_only_itself() -> None:
    lines = [
        b'{"id": 1, "text": "99213?"}',
        b"not json",
        b'{"id": 3}',
        b'{"id": 4, "text": 5}',
        b"",
        b"\xff\xfe",
        b'{"id": "e", "text": ""}',
    ]
    found = [json.loads(line) for line in parse.parsed_lines(lines, unknown)]
    assert [each.get("id") for each in found] == [1, None, 3, 4, None, "e"]
    assert ["error" in each for each in found] == [False, True, True, True, True, False]
    assert found[1]["line"] == 2


def test_a_line_has_the_fields_that_were_agreed_on() -> None:
    (line,) = parse.parsed_lines([b'{"id": "a", "text": "J1885 x 2, DOB 3/14/1958"}'], unknown)
    assert json.loads(line) == {
        "id": "a",
        "citations": [
            {
                "system": "hcpcs",
                "code": "J1885",
                "modifiers": [],
                "units": 2,
                "range_end": None,
                "span": [0, 9],
                "quoted": False,
                "validity": "set not loaded",
                "confidence": 0.97,
            }
        ],
        "phi": [{"kind": "dob", "span": [15, 24]}],
        "masked": "J1885 x 2, DOB [DOB]",
    }


def test_whatever_a_line_holds_the_others_are_read() -> None:
    strange = [
        b"[1]",
        b'"text"',
        b"3",
        b"null",
        b"[" * 100_000,
        b'{"id": null, "text": "\\u0000"}',
        b'{"id": 7, "text": null}',
    ]
    found = [
        json.loads(line) for line in parse.parsed_lines([*strange, b'{"id": 8, "text": "99213?"}'], unknown)
    ]
    assert ["error" in each for each in found] == [True] * 5 + [False, True, False]
    assert [each["line"] for each in found if "error" in each] == [1, 2, 3, 4, 5, 7]


def test_a_very_long_line_is_a_line() -> None:
    text = "Is 99213 right? " * 20_000
    (line,) = parse.parsed_lines([json.dumps({"id": 1, "text": text}).encode()], unknown)
    assert len(json.loads(line)["citations"]) == 20_000


def test_spans_count_characters_also_beyond_the_basic_plane() -> None:
    found = parse.parsed("\U0001f600 é 99213-25?", unknown)
    assert [each["span"] for each in found["citations"]] == [[4, 12]]


def test_half_a_character_does_not_break_the_output() -> None:
    (line,) = parse.parsed_lines([b'{"id": 1, "text": "99213 \\ud83d"}'], unknown)
    assert json.loads(line)["citations"][0]["code"] == "99213"


def test_a_wildcard_is_told_as_such() -> None:
    found = parse.parsed("which of S82.- is it?", unknown)
    assert found["citations"][0]["validity"] == "wildcard"


def test_a_mail_is_read_as_a_mail() -> None:
    header = b"From: a@example.org\r\nSubject: code\r\nMessage-ID: <1@example.org>\r\n\r\n"
    raw = header + b"Is 99213 right?\r\n\r\n> 99214 was wrong\r\n"
    found = json.loads(run("--json", given=raw))
    assert [(each["code"], each["quoted"]) for each in found["citations"]] == [
        ("99213", False),
        ("99214", True),
    ]


def test_identifiers_are_masked_and_told() -> None:
    found = parse.parsed("Patient DOB 03/14/1962, 99213?", unknown)
    assert found["phi"] == [{"kind": "dob", "span": [12, 22]}]
    assert found["masked"] == "Patient DOB [DOB], 99213?"


def test_a_person_reads_lines() -> None:
    assert "99213" in run(given="99213?")
