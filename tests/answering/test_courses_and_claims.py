"""What the data say of a visit before or after an operation, of a claim of several lines, and of both settings' limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.catalogue.knowledge import load_notes
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

NOTES = load_notes(Path(__file__).parents[2] / "config" / "knowledge")
ANSWERER = Answerer(MemoryCatalogue(), MailTemplates(), NOTES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("27447 on 10/1/2026, a wound check on 11/20, is 99213 payable?", "No: day 50 lies within the global days 090"),
        ("99213 for pneumonia 3 weeks after 27447, same surgeon, payable?", "Yes, with modifier 24 on 99213"),
        ("Is a visit 95 days after 27447 included?", "No: day 95 lies outside the global days 090"),
        ("99213 today, the surgeon decided on 27447 for tomorrow. Modifier?", "With modifier 57 on 99213"),
        ("Her cardiologist saw her 5 days after 27447, 99213. Does he need 24?", "No: the global days 090 of 27447"),
        ("20610 ten days after 27447, same surgeon. Payable?", "Only with the modifier that says why: 20610, on day 10"),
        ("27447 and 20610 on two dates, 10/1/2026 and 3/1/2027. Any edit?", "No: a procedure-to-procedure edit looks"),
        ("Is it redundant to bill 27447 with 20610?", "Yes: NCCI bundles 20610 into 27447"),
        ("20610 and 99213: which one takes the 25?", "A modifier may open the edit: it goes on 99213 (column 2)"),
        ("37244-59 and 37243: is the 59 on the right line?", "No: 59 stands on 37244 (column 1)"),
        ("Is the modifier indicator of 27447 and 20610 a 1?", "No: the modifier indicator is 0"),
        ("Was the edit between 37242 and 71046 deleted?", "Yes: the edit on 37242 / 71046 was deleted"),
        ("Can 27447, 20610 and 99213 be billed together?", "No: 20610 is denied beside 27447 (indicator 0"),
        (
            "Does 27447 bundle 20610 and 99213, and are the two indicators the same?",
            "No: the modifier indicator is",
        ),
        ("37242, 37243, 37244: what does each line take?", "Only with modifiers: 37242 takes XS or 59"),
        ("Is the MUE of 20610 higher for the hospital than for the office?", "No: the MUE for 20610 is 2 on a"),
        ("What does the MAI of 27447 mean?", "Adjudication indicator 2 says that the MUE of 1"),
        ("Surgeon says 27447 can't have an assistant. Right?", "No, one may be paid"),
        ("71046 done 3 times a day, ok?", "Yes: 3 units are within the limit"),
        ("27447: the biller uses it twice a day. ok?", "No: 2 units of 27447 exceed the MUE of 1"),
    ],
)  # fmt: skip
def test_the_data_give_the_first_words(text: str, said: str) -> None:
    drafted = ANSWERER.draft(question(text))
    assert drafted.text.split("SHORT ANSWER\n")[1].startswith(said)
    assert not untraced_in_bullets(drafted)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How long is the global period of 27447?", "visit_in_period"),
        ("99213 with 20610 on the same day, modifier?", "visit_in_period"),
        ("27447 and 20610 in one session?", "period_procedure"),
        ("20610 and 99213 together?", "claim_lines"),
        ("What is the MUE of 20610 in the hospital?", "limits_compared"),
    ],
)
def test_what_only_looks_alike_is_told_otherwise(text: str, kind: str) -> None:
    assert kind not in {finding.kind for finding in ANSWERER.draft(question(text)).findings}
