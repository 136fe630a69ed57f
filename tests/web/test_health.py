"""What machines are told."""

from __future__ import annotations

from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from consultant.model.consultation import ReplyState, Stage
from tests.web.desk import Desk, make_desk
from tests.web.samples import fill


def measured(desk: Desk) -> dict[tuple[str, str], float]:
    text = desk.browser().get("/metrics").text
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_a_service_with_its_database_is_healthy(desk: Desk) -> None:
    response = desk.browser().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_an_unreachable_database_is_not(desk: Desk, tmp_path: Path) -> None:
    desk.database.close()
    for file in tmp_path.glob("consultant.sqlite*"):
        file.unlink()
    (tmp_path / "consultant.sqlite").mkdir()
    response = desk.browser().get("/healthz")
    assert (response.status_code, response.json()["status"]) == (503, "unavailable")


def test_metrics_equal_a_recount(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    fill(desk)
    desk.keep(b"From: a@b.test\r\n\r\nwaiting")
    desk.clock.pass_by(seconds=90)
    found = measured(desk)
    counts = desk.database.desk.counts()
    for stage in Stage:
        assert found["consultant_consultations", stage.value] == counts.get(stage, 0)
    assert found["consultant_mails", "waiting"] == 1
    assert found["consultant_mails", "hold"] == 2
    assert found["consultant_replies", ReplyState.UNKNOWN.value] == 1
    assert found["consultant_oldest_seconds", "unread mail"] == 90
    assert found["consultant_oldest_seconds", "copy not filed"] == 0


def test_a_raised_alarm_is_told(desk: Desk) -> None:
    desk.database.waiting.settle({"mail is not read": desk.clock()}, [])
    assert measured(desk)["consultant_alarm", "mail is not read"] == 1


def test_metrics_carry_no_text_of_mails(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    fill(desk)
    text = desk.browser().get("/metrics").text
    assert "@" not in text
    assert "99213" not in text


def test_an_empty_service_tells_zeros(desk: Desk) -> None:
    assert set(measured(desk).values()) == {0}
