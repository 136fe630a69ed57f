"""What yes would mean of a pair of codes, by how the question is put."""

from __future__ import annotations

import pytest

from consultant.answering import claims
from consultant.answering.intents.forms import Form, form


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Can we bill 93000 with 93010?", Form.TOGETHER),
        ("Do 92133 and 92250 pass the edits?", Form.TOGETHER),
        ("Is 93010 bundled into 93000?", Form.BUNDLING),
        ("Do we lose 36415 when 80053 is billed?", Form.BUNDLING),
        ("29838 with 62327, does NCCI let him unbundle?", Form.TOGETHER),
        ("44180/64425: does this edit accept any modifier?", Form.TOGETHER),
        ("97124 with 97140, 59 on one. Does the edit let us?", Form.TOGETHER),
        ("Is there an edit on 97124 and 97140?", Form.BUNDLING),
        ("Does 20610 swallow 76942?", Form.BUNDLING),
        ("Is it redundant to bill 93000 with 93010?", Form.WRONG),
        ("Would 29881 with 29877 be unbundling?", Form.WRONG),
        ("Is 11055 with 11720 double dipping?", Form.WRONG),
        ("Was the 97530/97116 edit ever deleted?", Form.ENDED),
        ("Are 97530 and 97116 no longer bundled?", Form.ENDED),
        ("Was an edit of 99337 and 92987 active, and when was it deleted?", Form.BUNDLING),
        ("Does a 59 unbundle 44005 from 47563?", Form.TOGETHER),
        ("75756 hit an edit against 0643T. Will any modifier get it through?", Form.TOGETHER),
        ("45380 and 45385: which one takes the 59?", Form.WHICH_LINE),
        ("Where do I put the XS, on 11042 or 97597?", Form.WHICH_LINE),
        ("Which modifier for 45380 with 45385?", Form.WHICH_MODIFIER),
        ("Do we need 59 on 45380?", Form.NEED_MODIFIER),
    ],
)
def test_how_a_question_on_a_pair_is_put(text: str, put: Form) -> None:
    assert form(text) is put


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We don't need a modifier for 20611 with 76942, right?", True),
        ("22551 can't have co-surgeons, says our billing company", True),
        ("Our biller told us that there is no edit between 1 and 2", True),
        ("The auditor claims 44005 is never bundled with 47563.", True),
        ("A claim sits since the surgeon won't let it go. Would 59 on 44005 help?", False),
        ("Can't we bill 20611 with 76942?", False),
        ("Do we need a modifier on 99213 with 20610?", False),
        ("Is 64484 not an add-on?", False),
    ],
)
def test_a_denial_that_is_to_be_confirmed(text: str, *, said: bool) -> None:
    assert claims.denied(text) is said
