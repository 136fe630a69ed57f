from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from consultant.careers.searching import read
from consultant.careers.structured import structured
from consultant.careers.telling import described, facts, pay_words, place_words, typed_lines
from consultant.model.careers import Job, JobStage, Pay, Per
from tests.careers.samples import AUDITOR, BOARD, CODER, TRAINEE

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)


def job(posting: object) -> Job:
    made = Job(7, 1, JobStage.OPEN, 2, NOW, live=posting)  # type: ignore[arg-type]
    return replace(made, posted_at=NOW, expires_at=NOW + timedelta(days=30))


def test_pay_and_place_are_told_in_few_words() -> None:
    assert pay_words(Pay(Decimal(27), Decimal("33.5"), Per.HOUR)) == "$27 to $33.50 an hour"
    assert pay_words(Pay(Decimal(80_000), Decimal(80_000), Per.YEAR)) == "$80,000 a year"
    assert place_words(CODER, BOARD.terms) == "Remote, anywhere in the US"
    assert place_words(replace(CODER, state="TX"), BOARD.terms) == "Remote in Texas"
    assert place_words(TRAINEE, BOARD.terms) == "Boise, ID (hybrid)"
    assert facts(TRAINEE, BOARD.terms) == ("Boise, ID (hybrid)", "Internship or apprenticeship")


def test_a_search_is_told_in_words() -> None:
    filters = {"credential": ["CPC", "CRC"], "workplace": "remote", "state": "TX", "pay": "30", "days": "7"}
    told = described(read("auditor", filters, BOARD.terms), BOARD.terms)
    assert told == (
        "“auditor”, CPC or CRC, remote, Texas, at least $62,400 a year ($30.00 an hour), posted within 7 days"
    )
    assert described(read("", {}, BOARD.terms), BOARD.terms) == "all jobs"


def test_search_engines_read_place_pay_and_end() -> None:
    remote = structured(job(CODER), "https://x.test/jobs/7", "<p>Work</p>", BOARD.terms)
    assert remote["jobLocationType"] == "TELECOMMUTE"
    assert remote["applicantLocationRequirements"] == {"@type": "Country", "name": "US"}
    assert remote["baseSalary"]["value"]["unitText"] == "HOUR"
    assert remote["validThrough"] == "2026-12-23T14:00:00+00:00"
    assert remote["directApply"] is True
    site = structured(job(AUDITOR), "https://x.test/jobs/7", "", BOARD.terms)
    assert site["jobLocation"]["address"]["addressRegion"] == "TX"
    assert site["experienceRequirements"]["monthsOfExperience"] == 60
    assert "jobLocationType" not in site
    assert "baseSalary" not in structured(job(TRAINEE), "", "", BOARD.terms)


def test_a_typed_line_ends_where_its_writer_ended_it() -> None:
    assert typed_lines("May I call you?\nSam\n\n- one\n- two\n") == "May I call you?\n\nSam\n\n- one\n\n- two"
