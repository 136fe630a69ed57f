"""What yes would mean of a pair of codes, by how the question is put."""

from __future__ import annotations

import pytest

from consultant.answering.intents.forms import Form, form


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Can we bill 93000 with 93010?", Form.TOGETHER),
        ("Do 92133 and 92250 pass the edits?", Form.TOGETHER),
        ("Is 93010 bundled into 93000?", Form.BUNDLING),
        ("Do we lose 36415 when 80053 is billed?", Form.BUNDLING),
        ("Does 20610 swallow 76942?", Form.BUNDLING),
        ("Is it redundant to bill 93000 with 93010?", Form.WRONG),
        ("Would 29881 with 29877 be unbundling?", Form.WRONG),
        ("Is 11055 with 11720 double dipping?", Form.WRONG),
        ("Was the 97530/97116 edit ever deleted?", Form.ENDED),
        ("Are 97530 and 97116 no longer bundled?", Form.ENDED),
        ("45380 and 45385: which one takes the 59?", Form.WHICH_LINE),
        ("Where do I put the XS, on 11042 or 97597?", Form.WHICH_LINE),
        ("Which modifier for 45380 with 45385?", Form.WHICH_MODIFIER),
        ("Do we need 59 on 45380?", Form.NEED_MODIFIER),
    ],
)
def test_how_a_question_on_a_pair_is_put(text: str, put: Form) -> None:
    assert form(text) is put
