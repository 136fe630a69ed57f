"""Who joins which consultation: a signed address or a Message-ID of ours, and a sender who takes part."""

from __future__ import annotations

from datetime import date

import pytest

from consultant import flow, handling
from consultant.model.consultation import Stage, Verdict
from consultant.model.mail import SegmentKind, SendResult
from consultant.store.threads import SPLIT
from tests.fakes.mails import mail
from tests.fakes.world import REVIEWER, World

FLAG = "quotes another consultation, but the sender is not its asker"


def test_a_mail_to_the_signed_address_opens_the_next_round(world: World) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    joined = world.ask(mail("And 99214?", to=world.addresses.thread(first.row.id)))
    assert joined.row.id == first.row.id
    assert (joined.row.stage, joined.round, len(joined.messages)) == (Stage.DRAFTED, 2, 2)
    assert "99214" in joined.drafts[0].text
    assert [cited.code for cited in world.composer.questions[-1].answered] == ["99213"]


def test_an_answer_to_our_reply_joins_by_its_message_id(world: World) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    ours = world.sent()[0]["Message-ID"]
    joined = world.ask(mail("And 99214?", In_Reply_To=ours))
    assert (joined.row.id, joined.row.stage) == (first.row.id, Stage.DRAFTED)


def test_our_message_id_among_the_references_is_enough(world: World) -> None:
    first = world.answer(mail())
    ours = world.sent()[0]["Message-ID"]
    assert world.ask(mail("And 99214?", References=f"<q@clinic.example> {ours}")).row.id == first.row.id


def test_a_stranger_with_a_signed_address_starts_his_own_and_is_flagged(world: World) -> None:
    first = world.answer(mail())
    own = world.ask(mail("99214?", sender="mallory@other.example", to=world.addresses.thread(first.row.id)))
    assert own.row.id != first.row.id
    assert FLAG in own.row.flags
    assert world.stage(first.row.id) is Stage.SENT


def test_a_stranger_quoting_our_message_id_starts_his_own_and_is_flagged(world: World) -> None:
    first = world.answer(mail())
    ours = world.sent()[0]["Message-ID"]
    own = world.ask(mail("99214?", sender="mallory@other.example", In_Reply_To=ours))
    assert own.row.id != first.row.id
    assert FLAG in own.row.flags


@pytest.mark.parametrize("known_by", ["our Message-ID", "the signed address"])
def test_a_held_follow_up_that_is_adopted_joins_its_thread(world: World, known_by: str) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    ours = world.sent()[0]["Message-ID"]
    signed = {"to": world.addresses.thread(first.row.id)}
    named = {"In_Reply_To": ours} if known_by == "our Message-ID" else signed
    held = world.ask(mail("", subject="scan", **named))
    assert (held.row.stage, world.stage(first.row.id)) == (Stage.HELD, Stage.SENT)
    assert handling.adopt(world.service, held.row.id, REVIEWER) == first.row.id
    world.work()
    joined = world.view(first.row.id)
    assert (joined.row.stage, joined.round, len(joined.messages)) == (Stage.DRAFTED, 2, 2)
    assert world.stage(held.row.id) is Stage.CLOSED
    world.ask(mail("And 99214?", In_Reply_To=ours))
    assert len(world.view(first.row.id).messages) == 3


def test_a_stranger_s_held_mail_that_is_adopted_stays_his_own(world: World) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    ours = world.sent()[0]["Message-ID"]
    held = world.ask(mail("", subject="scan", sender="mallory@other.example", In_Reply_To=ours))
    assert handling.adopt(world.service, held.row.id, REVIEWER) == held.row.id
    world.work()
    assert (world.stage(held.row.id), world.stage(first.row.id)) == (Stage.DRAFTED, Stage.SENT)


def test_a_forged_address_joins_nothing(world: World) -> None:
    first = world.answer(mail())
    forged = world.addresses.thread(first.row.id).replace("@", "0@")
    own = world.ask(mail("99214?", to=forged))
    assert own.row.id != first.row.id
    assert own.row.flags == ()


def test_a_number_in_the_subject_alone_joins_nobody(world: World) -> None:
    first = world.answer(mail())
    assert world.ask(mail("99214?", subject=f"Re: CON-{first.row.id}")).row.id != first.row.id


def test_who_asked_with_another_reply_address_takes_part_with_both(world: World) -> None:
    first = world.answer(mail(sender="robin@clinic.example", Reply_To="billing@clinic.example"))
    to = world.addresses.thread(first.row.id)
    assert world.ask(mail("99214?", sender="robin@clinic.example", to=to)).row.id == first.row.id
    assert world.ask(mail("99215?", sender="billing@clinic.example", to=to)).row.id == first.row.id


def test_a_follow_up_before_the_answer_is_drafted_together_with_the_question(world: World) -> None:
    first = world.ask(mail("Is 99213 valid?"))
    joined = world.ask(mail("Sorry, 99214.", to=world.addresses.thread(first.row.id)))
    assert joined.row.id == first.row.id
    assert "99213" in joined.drafts[0].text
    assert "99214" in joined.drafts[0].text


def test_a_decision_on_a_draft_that_a_follow_up_overtook_is_stale(world: World) -> None:
    first = world.ask(mail())
    world.keep(mail("Sorry, 99214.", to=world.addresses.thread(first.row.id)))
    (_, ids), *_ = world.nudge.take()
    flow.receive(world.service, ids)
    assert world.view(first.row.id).row.version > first.row.version
    assert world.stage(first.row.id) is Stage.RECEIVED


def test_a_follow_up_while_the_answer_is_on_its_way_opens_the_next_round_after_it(world: World) -> None:
    id = world.ask(mail("Is 99213 valid?")).row.id
    reply = world.decide(id)
    world.nudge.take()
    world.ask(mail("And 99214?", to=world.addresses.thread(id)))
    assert world.stage(id) is Stage.APPROVED
    flow.dispatch(world.service, [reply])
    assert world.stage(id) is Stage.RECEIVED
    world.sweep(seconds=1)
    assert world.stage(id) is Stage.DRAFTED
    question = world.composer.questions[-1]
    assert "99214" in question.text
    assert "99213" not in question.text


def test_a_follow_up_to_an_answer_that_was_refused_is_drafted_with_the_first_question(world: World) -> None:
    id = world.ask(mail("Is 99213 valid?")).row.id
    reply = world.decide(id)
    world.nudge.take()
    world.ask(mail("And 99214?", to=world.addresses.thread(id)))
    world.postman.plan(SendResult.REFUSED)
    flow.dispatch(world.service, [reply])
    world.sweep(seconds=1)
    assert world.stage(id) is Stage.DRAFTED
    assert "99213" in world.composer.questions[-1].text
    assert "99214" in world.composer.questions[-1].text


def test_a_mail_read_late_is_not_taken_for_answered(world: World) -> None:
    first = world.ask(mail("Is 99213 valid?"))
    to = world.addresses.thread(first.row.id)
    late, early = world.keep(mail("Late: 99214?", to=to), mail("Early: 99215?", to=to))
    world.nudge.take()
    flow.consult(world.service, flow.receive(world.service, [early]))
    world.decide(first.row.id)
    world.work()
    assert world.stage(first.row.id) is Stage.SENT
    flow.consult(world.service, flow.receive(world.service, [late]))
    assert world.stage(first.row.id) is Stage.DRAFTED
    assert "Late: 99214?" in world.composer.questions[-1].text
    assert "99215" not in world.composer.questions[-1].text


def test_a_follow_up_reopens_a_closed_consultation(world: World) -> None:
    id = world.ask(mail()).row.id
    world.decide(id, Verdict.DECLINE, reason="Not a billing question.")
    world.work()
    handling.close(world.service, id, None, "dana@desk.example", "done")
    assert world.ask(mail("But 99214?", to=world.addresses.thread(id))).row.stage is Stage.DRAFTED


def test_a_follow_up_is_about_the_date_of_service_told_before(world: World) -> None:
    first = world.answer(mail("Can 99213 go with 20610, date of service 08/12/2026?"))
    address = world.addresses.thread(first.row.id)
    world.ask(mail("And with modifier 50?", to=address))
    assert world.composer.questions[-1].date_of_service == date(2026, 8, 12)
    world.ask(mail("DOS 09/01/2026, sorry.", to=address))
    assert world.composer.questions[-1].date_of_service == date(2026, 9, 1)


def test_the_reply_names_the_whole_thread_oldest_first(world: World) -> None:
    first = world.answer(mail(message_id="<q1@clinic.example>"))
    ours = world.sent()[0]["Message-ID"]
    world.answer(
        mail(
            "And 99214?",
            message_id="<q2@clinic.example>",
            In_Reply_To=ours,
            References=f"<q1@clinic.example> {ours}",
        )
    )
    answer = world.sent()[1]
    assert answer["In-Reply-To"] == "<q2@clinic.example>"
    assert answer["References"].split() == ["<q1@clinic.example>", ours, "<q2@clinic.example>"]
    assert answer["Reply-To"] == world.addresses.thread(first.row.id)


def test_a_thread_without_references_is_continued_from_in_reply_to(world: World) -> None:
    world.answer(mail())
    ours = world.sent()[0]["Message-ID"]
    world.answer(mail("And 99214?", message_id="<q2@clinic.example>", In_Reply_To=ours))
    assert world.sent()[1]["References"].split() == [ours, "<q2@clinic.example>"]


def test_a_long_thread_keeps_its_root_and_its_newest_references(world: World) -> None:
    references = " ".join(f"<r{n}@clinic.example>" for n in range(50))
    world.answer(mail(References=references, message_id="<last@clinic.example>"))
    named = world.sent()[0]["References"].split()
    assert (len(named), named[0], named[-1]) == (20, "<r0@clinic.example>", "<last@clinic.example>")


def test_a_mail_without_message_id_is_answered_without_one(world: World) -> None:
    world.answer(mail(message_id=""))
    assert world.sent()[0]["In-Reply-To"] is None


def test_a_number_of_the_same_asker_is_told_and_joins_nothing(world: World) -> None:
    first = world.answer(mail())
    own = world.ask(mail(f"As in CON-{first.row.id}: 99214?"))
    assert own.row.id != first.row.id
    assert f"names CON-{first.row.id} of the same asker: a follow-up?" in own.row.flags


def test_a_stranger_naming_a_number_starts_his_own_and_is_flagged(world: World) -> None:
    first = world.answer(mail())
    own = world.ask(mail(f"What became of CON-{first.row.id}, 99214?", sender="mallory@other.example"))
    assert own.row.id != first.row.id
    assert FLAG in own.row.flags


def test_whom_the_asker_copied_in_takes_part(world: World) -> None:
    first = world.answer(mail(Cc="Lee <lee@clinic.example>"))
    joined = world.ask(mail("99214?", sender="lee@clinic.example", to=world.addresses.thread(first.row.id)))
    assert joined.row.id == first.row.id


def test_a_new_subject_with_new_codes_proposes_a_split(world: World) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    thread = world.addresses.thread(first.row.id)
    other = world.ask(mail("May we bill 99215?", to=thread, subject="Something else"))
    assert SPLIT in other.row.flags
    assert other.row.id == first.row.id


def test_an_answer_or_one_more_code_proposes_no_split(world: World) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    thread = world.addresses.thread(first.row.id)
    assert (
        SPLIT not in world.ask(mail("And 99215?", to=thread, subject="RE: [EXTERNAL] A question")).row.flags
    )
    assert SPLIT not in world.ask(mail("99213 with 99215?", to=thread, subject="More on it")).row.flags


def test_thanks_join_without_opening_the_consultation_again(world: World) -> None:
    first = world.answer(mail())
    world.ask(mail("Thank you so much!", to=world.addresses.thread(first.row.id)))
    view = world.view(first.row.id)
    assert (view.row.stage, len(view.messages)) == (Stage.SENT, 2)
    assert "wrote thanks" in [line.action for line in view.history]


def test_thanks_where_we_asked_something_are_an_answer(world: World) -> None:
    first = world.ask(mail())
    world.decide(first.row.id, Verdict.ASK_BACK, reason="Which payer?")
    world.work()
    world.ask(mail("Perfect, thanks\nHumana", to=world.addresses.thread(first.row.id)))
    assert world.stage(first.row.id) is not Stage.AWAITING_ASKER


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until Monday and will read my mail then.",
        "This is an automated response. This mailbox is not monitored.",
    ],
)
def test_an_absence_notice_is_no_answer_to_what_we_asked(world: World, text: str) -> None:
    first = world.ask(mail())
    world.decide(first.row.id, Verdict.ASK_BACK, reason="Which payer?")
    world.work()
    world.ask(mail(text, to=world.addresses.thread(first.row.id), subject="Re: A question"))
    view = world.view(first.row.id)
    assert (view.row.stage, len(view.messages)) == (Stage.AWAITING_ASKER, 2)
    assert "absence noted" in [line.action for line in view.history]
    world.ask(mail("It is Humana.", to=world.addresses.thread(first.row.id)))
    assert world.stage(first.row.id) is Stage.DRAFTED


def test_our_reply_pasted_unmarked_into_a_follow_up_is_not_the_question(world: World) -> None:
    first = world.answer(mail("Is 99213 valid?"))
    ours = world.sent()[0].get_body(("plain",)).get_content()
    joined = world.ask(
        mail(f"And 99214?\n\n{' '.join(ours.split())}\n", to=world.addresses.thread(first.row.id))
    )
    kinds = [segment.kind for segment in joined.messages[-1].segments]
    assert kinds == [SegmentKind.NEW, SegmentKind.QUOTED]


def test_the_quarter_of_a_masked_day_decides_and_holds_on_for_the_follow_up(world: World) -> None:
    tied = "Can 99213-25 go with 20610 on 2026-09-18? Patient John Smith, DOB 03/04/1961."
    first = world.answer(mail(tied))
    world.ask(mail("And 99214?", to=world.addresses.thread(first.row.id)))
    asked = world.composer.questions[-2:]
    assert [(one.date_of_service, one.date_masked) for one in asked] == [(date(2026, 7, 1), True)] * 2
