"""Earlier answers: found, looked up again, taken over, overtaken; and facts recomputed before an answer leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consultant import flow, reuse
from consultant.errors import FactsChanged, InputError, NotFound, PermanentError, StaleVersion
from consultant.model.catalogue import CodeSet
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.reading import Decision
from tests.fakes.catalogue import ChangingCatalogue
from tests.web.desk import ASKER, COLLEAGUE, CONSULTANT, Desk, make_desk

UNITS = "How many units of 20610 may we report on one day? Our office asks for service on 2026-11-18."
PAIR = "May 99213-25 be billed with 20610 on the same day in our office?"
OTHER = "bob@clinic.test"


@pytest.fixture
def catalogue() -> ChangingCatalogue:
    return ChangingCatalogue()


@pytest.fixture
def desk(tmp_path: Path, catalogue: ChangingCatalogue) -> Desk:
    return make_desk(tmp_path, catalogue)


def answer(desk: Desk, text: str, edited: str | None = None, sender: str = ASKER) -> int:
    """Ask, approve and send; the consultation's id."""
    id = desk.ask(sender, text, "Units", "Ana Reyes")
    view = desk.database.desk.consultation(id)
    verdict = Decision(id, view.row.version, Verdict.APPROVE, CONSULTANT, edited)
    desk.dispatch(flow.decide(desk.service, verdict))
    return id


def draft_of(desk: Desk, id: int) -> str:
    return desk.database.consultations.text(id)


def version(desk: Desk, id: int) -> int:
    return desk.database.desk.consultation(id).row.version


def stage(desk: Desk, id: int) -> Stage:
    return desk.database.desk.consultation(id).row.stage


def draft_again(desk: Desk, id: int) -> str:
    flow.consult(desk.service, [id])
    return draft_of(desk, id)


def history(desk: Desk, id: int) -> list[str]:
    return [line.action for line in desk.database.desk.consultation(id).history]


# -- facts recomputed before an answer leaves --------------------------------------------------------------------------


def test_a_draft_that_holds_is_approved_and_sent(desk: Desk) -> None:
    assert stage(desk, answer(desk, UNITS)) is Stage.SENT


def test_a_value_that_changed_since_drafting_stops_the_approval_and_is_drafted_again(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    id = desk.ask(ASKER, UNITS)
    assert "2 units" in draft_of(desk, id)
    catalogue.limit("20610", 3)
    mine = Decision(id, version(desk, id), Verdict.APPROVE, CONSULTANT, "My own words.")
    with pytest.raises(FactsChanged, match=r"20610, MUE value: 2 → 3; .*release: 2024 Q3 → MUE 3"):
        flow.decide(desk.service, mine)
    view = desk.database.desk.consultation(id)
    assert (view.row.stage, view.replies) == (Stage.RECEIVED, ())
    assert "facts changed" in view.row.flags
    assert view.drafts[0].text == "My own words."
    assert desk.nudges.consulted[-1] == id
    assert "3 units" in draft_again(desk, id)
    desk.dispatch(desk.decide(id))
    assert stage(desk, id) is Stage.SENT


def test_another_release_that_says_the_same_is_a_change_before_sending(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    id = desk.ask(ASKER, UNITS)
    catalogue.edition(CodeSet.MUE_PRACTITIONER, "2026 Q4", date(2024, 7, 1))
    with pytest.raises(FactsChanged, match="2026 Q4"):
        desk.decide(id)
    assert "2026 Q4" in draft_again(desk, id)


@pytest.mark.parametrize("verdict", [Verdict.ASK_BACK, Verdict.DECLINE])
def test_a_reply_in_a_persons_own_words_is_not_held_back(
    desk: Desk, catalogue: ChangingCatalogue, verdict: Verdict
) -> None:
    id = desk.ask(ASKER, UNITS)
    catalogue.limit("20610", 3)
    desk.dispatch(desk.decide(id, verdict, reason="Which payer is it?"))
    assert desk.letterbox.mails


def test_somebody_with_an_old_version_changes_nothing_even_where_facts_changed(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    id = desk.ask(ASKER, UNITS)
    old = version(desk, id)
    desk.database.consultations.edit(id, old, "Edited", CONSULTANT, desk.clock())
    catalogue.limit("20610", 3)
    with pytest.raises(StaleVersion) as refused:
        flow.decide(desk.service, Decision(id, old, Verdict.APPROVE, CONSULTANT))
    assert not isinstance(refused.value, FactsChanged)
    assert stage(desk, id) is Stage.DRAFTED


def test_a_value_that_changed_after_approval_is_not_sent(desk: Desk, catalogue: ChangingCatalogue) -> None:
    id = desk.ask(ASKER, UNITS)
    reply = desk.decide(id)
    catalogue.limit("20610", 3)
    desk.dispatch(reply)
    assert desk.letterbox.mails == []
    view = desk.database.desk.consultation(id)
    assert (view.row.stage, view.replies[0].state) == (Stage.RECEIVED, ReplyState.WITHDRAWN)
    assert "20610, MUE value" in str(view.history[-1].detail)
    assert desk.database.desk.outbox() == []
    assert "3 units" in draft_again(desk, id)
    desk.dispatch(desk.decide(id))
    assert (len(desk.letterbox.mails), stage(desk, id)) == (1, Stage.SENT)


def test_a_withdrawn_reply_is_never_sent_by_a_task_that_comes_twice(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    id = desk.ask(ASKER, UNITS)
    reply = desk.decide(id)
    catalogue.limit("20610", 3)
    for _ in range(3):
        desk.dispatch(reply)
    assert desk.letterbox.mails == []
    assert history(desk, id).count("facts changed") == 1


def test_a_worker_that_has_begun_to_send_wins(desk: Desk, catalogue: ChangingCatalogue) -> None:
    id = desk.ask(ASKER, UNITS)
    reply = desk.decide(id)
    assert reply is not None
    outbox, now = desk.database.outbox, desk.clock()
    assert outbox.untried(reply, now) is not None
    assert outbox.claim(reply, now) is not None
    assert outbox.withdraw(reply, ["late"], now, now) is None
    assert desk.database.desk.consultation(id).replies[0].state is ReplyState.SENDING


def test_the_flag_goes_when_the_new_draft_is_signed(desk: Desk, catalogue: ChangingCatalogue) -> None:
    id = desk.ask(ASKER, UNITS)
    catalogue.limit("20610", 3)
    with pytest.raises(FactsChanged):
        desk.decide(id)
    draft_again(desk, id)
    assert "facts changed" in desk.database.desk.consultation(id).row.flags
    desk.decide(id)
    assert "facts changed" not in desk.database.desk.consultation(id).row.flags
    assert "facts changed" in history(desk, id)


def test_a_reply_that_was_tried_once_is_not_taken_back(desk: Desk, catalogue: ChangingCatalogue) -> None:
    from consultant.model.mail import SendResult

    id = desk.ask(ASKER, UNITS)
    reply = desk.decide(id)
    desk.dispatch(reply, SendResult.TRY_LATER, "451 later")
    catalogue.limit("20610", 3)
    desk.clock.pass_by(hours=2)
    desk.dispatch(reply)
    assert stage(desk, id) is Stage.SENT


def test_facts_that_cannot_be_looked_up_again_send_nothing(desk: Desk, catalogue: ChangingCatalogue) -> None:
    id = desk.ask(ASKER, UNITS)
    reply = desk.decide(id)
    catalogue.broken = ZeroDivisionError()
    desk.dispatch(reply)
    assert (desk.letterbox.mails, stage(desk, id)) == ([], Stage.RECEIVED)


def test_a_catalogue_that_cannot_be_read_leaves_the_reply_waiting(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    id = desk.ask(ASKER, UNITS)
    reply = desk.decide(id)
    catalogue.broken = PermanentError("damaged")
    with pytest.raises(PermanentError):
        desk.dispatch(reply)
    assert (desk.letterbox.mails, stage(desk, id)) == ([], Stage.APPROVED)
    catalogue.broken = None
    desk.dispatch(reply)
    assert stage(desk, id) is Stage.SENT


# -- similar answers ---------------------------------------------------------------------------------------------------


def test_an_answer_on_the_same_codes_is_found_and_one_on_others_is_not(desk: Desk) -> None:
    pair, _ = answer(desk, PAIR), answer(desk, "Is M54.5 billable? We have a denial.")
    id = desk.ask(OTHER, "Can 20610 go with 99213 on one claim?")
    found = reuse.similar(desk.service, id)
    assert [(one.answer.consultation, one.shared) for one, _ in found] == [(pair, ("20610", "99213"))]
    assert found[0][1].obstacles == ()


def test_more_common_codes_come_before_likelier_words(desk: Desk) -> None:
    one_code = answer(desk, "Can 20610 go with 27447 on one claim?")
    both = answer(desk, PAIR)
    id = desk.ask(OTHER, "Can 20610 go with 99213 on one claim?")
    assert [one.answer.consultation for one in reuse.alike(desk.database, id)] == [both, one_code]


def test_like_words_are_found_without_any_code(desk: Desk) -> None:
    text = "What must the documentation of an incident-to visit by a nurse practitioner show?"
    earlier = answer(desk, f"{text} For example 99213.")
    id = desk.ask(
        OTHER, "What does the documentation of incident-to visits by a nurse practitioner have to show?"
    )
    assert [one.answer.consultation for one in reuse.alike(desk.database, id)] == [earlier]


def test_what_was_returned_declined_or_not_sent_is_no_earlier_answer(desk: Desk) -> None:
    bounced = desk.ask(ASKER, PAIR)
    desk.bounce(desk.decide(bounced))
    desk.dispatch(desk.decide(desk.ask(ASKER, PAIR), Verdict.DECLINE, reason="No."))
    desk.decide(desk.ask(ASKER, PAIR))
    assert reuse.alike(desk.database, desk.ask(OTHER, PAIR)) == ()


def test_taking_over_addresses_the_new_asker_and_names_nothing_of_the_earlier_one(desk: Desk) -> None:
    earlier = answer(desk, UNITS)
    id = desk.ask(OTHER, "20610: how many units for service on 2026-10-02, office?", "Units?", "Bob Stone")
    found = reuse.alike(desk.database, id)[0]
    reuse.take_over(desk.service, id, version(desk, id), found.answer.id, COLLEAGUE)
    text = draft_of(desk, id)
    assert text.startswith(f"Hello Bob Stone,\n\nThank you for your question, number CON-{id}.")
    assert "service on 2026-10-02" in text
    assert "2026-11-18" not in text
    assert "Reyes" not in text
    assert f"CON-{earlier}." not in text
    assert "reused" in history(desk, id)
    desk.dispatch(desk.decide(id))
    assert stage(desk, id) is Stage.SENT


def test_a_question_without_a_date_is_told_that_today_is_assumed(desk: Desk) -> None:
    answer(desk, UNITS)
    id = desk.ask(OTHER, "How many units of 20610?")
    ((_, ready),) = reuse.similar(desk.service, id)
    assert "assumes service on 2026-11-23 (your mail gives no date)" in ready.text


def test_the_consultants_own_words_are_carried_over(desk: Desk) -> None:
    id = desk.ask(ASKER, UNITS)
    edited = draft_of(desk, id).replace("NOTICES", "Our advice: write the joint into the note.\n\nNOTICES")
    desk.dispatch(
        flow.decide(desk.service, Decision(id, version(desk, id), Verdict.APPROVE, CONSULTANT, edited))
    )
    again = desk.ask(OTHER, "20610: how many units?", "Units?", "Bob Stone")
    found = reuse.alike(desk.database, again)[0]
    reuse.take_over(desk.service, again, version(desk, again), found.answer.id, COLLEAGUE)
    view = desk.database.desk.consultation(again)
    assert "Our advice: write the joint into the note." in view.drafts[0].text
    assert [draft.author for draft in view.drafts[:2]] == [COLLEAGUE, "engine"]
    assert view.drafts[0].findings == view.drafts[1].findings
    assert "reused from CON-1" in view.drafts[0].risks


@pytest.mark.parametrize(
    ("added", "why"),
    [
        ("Up to 7 units were paid before.", "say 7"),
        ("Ask also about 64999.", "say 64999"),
        ("As Ana told us, the joint decides.", "name the earlier asker"),
        ("Write to ana@clinic.test about it.", "address"),
        ("Her SSN is 219-09-9999.", "identifier"),
    ],
)
def test_own_words_that_cannot_be_proven_or_tell_of_somebody_block_reuse(
    desk: Desk, added: str, why: str
) -> None:
    id = desk.ask(ASKER, UNITS, "Units", "Ana Reyes")
    edited = draft_of(desk, id).replace("NOTICES", f"{added}\n\nNOTICES")
    desk.dispatch(
        flow.decide(desk.service, Decision(id, version(desk, id), Verdict.APPROVE, CONSULTANT, edited))
    )
    again = desk.ask(OTHER, "20610: how many units?")
    found = reuse.alike(desk.database, again)[0]
    before = desk.database.desk.consultation(again)
    with pytest.raises(InputError, match=why):
        reuse.take_over(desk.service, again, before.row.version, found.answer.id, COLLEAGUE)
    assert desk.database.desk.consultation(again) == before


def test_a_changed_value_is_named_and_blocks_reuse(desk: Desk, catalogue: ChangingCatalogue) -> None:
    answer(desk, UNITS)
    catalogue.limit("20610", 3)
    id = desk.ask(OTHER, "20610: how many units?")
    found = reuse.alike(desk.database, id)[0]
    with pytest.raises(InputError, match="20610, MUE value: 2 → 3"):
        reuse.take_over(desk.service, id, version(desk, id), found.answer.id, COLLEAGUE)


def test_a_withdrawn_edit_is_named_and_blocks_reuse_on_dates_after_it(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    answer(desk, PAIR)
    catalogue.delete_pair("20610", "99213", date(2026, 10, 31))
    id = desk.ask(OTHER, "20610 and 99213-25 together for service on 2026-11-20 in our office?")
    ((_, ready),) = reuse.similar(desk.service, id)
    assert any("no longer found" in why or "deletion date" in why for why in ready.obstacles)


def test_a_pair_that_nothing_opens_and_whose_edit_has_ended_since_blocks_reuse(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    answer(desk, "May 20610 be billed with 27447 in our office?")
    catalogue.delete_pair("20610", "27447", date(2026, 10, 31))
    ((_, ready),) = reuse.similar(desk.service, desk.ask(OTHER, "May 20610 be billed with 27447?"))
    assert any("finding: edit closed → edit ended" in why for why in ready.obstacles)


def test_the_same_row_on_a_day_after_its_end_blocks_reuse(desk: Desk, catalogue: ChangingCatalogue) -> None:
    catalogue.delete_pair("20610", "27447", date(2026, 10, 31))
    answer(desk, "May 20610 be billed with 27447 in our office, for service on 2026-10-01?")
    before, after = (
        desk.ask(OTHER, f"May 20610 be billed with 27447 for service on {day}?")
        for day in ("2026-10-02", "2026-11-02")
    )
    assert [bool(ready.obstacles) for _, ready in reuse.similar(desk.service, before)] == [False]
    assert [bool(ready.obstacles) for _, ready in reuse.similar(desk.service, after)] == [True]


def test_another_setting_blocks_reuse(desk: Desk) -> None:
    answer(desk, UNITS)
    id = desk.ask(OTHER, "20610: how many units for our outpatient hospital claim?")
    ((_, ready),) = reuse.similar(desk.service, id)
    assert any("claim" in why for why in ready.obstacles)


def test_a_newer_release_with_the_same_values_is_no_obstacle_and_is_the_one_named(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    answer(desk, UNITS)
    catalogue.edition(CodeSet.MUE_PRACTITIONER, "2026 Q4", date(2024, 7, 1))
    ((_, ready),) = reuse.similar(desk.service, desk.ask(OTHER, "20610: how many units?"))
    assert ready.obstacles == ()
    assert "2026 Q4" in ready.text


def test_there_is_no_such_answer(desk: Desk) -> None:
    id = desk.ask(OTHER, UNITS)
    with pytest.raises(NotFound):
        reuse.take_over(desk.service, id, version(desk, id), 99, COLLEAGUE)


# -- a new release -----------------------------------------------------------------------------------------------------


def settle(desk: Desk) -> None:
    """The facts of new answers are looked up for the first time."""
    while reuse.check(desk.service).facts:
        pass


def test_nothing_is_looked_up_while_no_set_changes(desk: Desk) -> None:
    answer(desk, UNITS)
    assert reuse.check(desk.service).facts > 0
    assert reuse.check(desk.service).facts == 0
    assert desk.database.answers.flagged() == []


def test_a_new_release_flags_the_answers_that_rest_on_what_changed_and_no_others(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    units, pair = answer(desk, UNITS), answer(desk, "How many units of 27447 in our office?")
    settle(desk)
    catalogue.limit("20610", 3)
    mails = len(desk.letterbox.mails)
    assert reuse.check(desk.service).changed == 1
    flagged = desk.database.answers.flagged()
    assert [one.consultation for one in flagged] == [units]
    assert "20610, MUE value: 2 → 3 (for its date of service)" in flagged[0].flags[0]
    assert pair not in [one.consultation for one in flagged]
    assert len(desk.letterbox.mails) == mails
    catalogue.limit("20610", 2)
    reuse.check(desk.service)
    assert desk.database.answers.flagged() == []


def test_a_release_for_later_dates_flags_answers_for_service_today_only(
    desk: Desk, catalogue: ChangingCatalogue
) -> None:
    answer(desk, UNITS)
    settle(desk)
    desk.clock.pass_by(days=60)
    catalogue.limit("20610", 3, begins=date(2027, 1, 1))
    reuse.check(desk.service)
    (flagged,) = desk.database.answers.flagged()
    assert "(for service today)" in flagged.flags[0]
    assert "date of service" not in flagged.flags[0]


def test_one_look_flags_every_answer_on_the_fact(desk: Desk, catalogue: ChangingCatalogue) -> None:
    for _ in range(5):
        answer(desk, UNITS)
    settle(desk)
    catalogue.limit("20610", 3)
    checked = reuse.check(desk.service)
    assert checked.changed == 1
    assert desk.database.answers.flag_count() == 5


def test_a_set_that_was_not_loaded_and_is_now_flags_the_answers_that_said_so(tmp_path: Path) -> None:
    catalogue = ChangingCatalogue(without=[CodeSet.MUE_PRACTITIONER])
    desk = make_desk(tmp_path, catalogue)
    id = answer(desk, UNITS)
    settle(desk)
    catalogue.load(CodeSet.MUE_PRACTITIONER)
    reuse.check(desk.service)
    assert [one.consultation for one in desk.database.answers.flagged()] == [id]


def test_the_facts_of_answers_that_came_back_are_forgotten(desk: Desk, catalogue: ChangingCatalogue) -> None:
    id = desk.ask(ASKER, UNITS)
    desk.bounce(desk.decide(id))
    catalogue.limit("20610", 3)
    assert reuse.check(desk.service).facts == 0
    assert desk.database.answers.flagged() == []
