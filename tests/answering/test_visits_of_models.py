"""Visits of a model under trial have codes of their own and none of the levels of a common visit."""

from __future__ import annotations

from consultant.answering import visit_words


def test_a_visit_of_a_model_has_no_common_level() -> None:
    told = "Home visit of a new patient, 20 minutes"
    assert visit_words.family(f"{told}. Code?", ())[0] == "99341"
    assert visit_words.family(f"{told}, CMMI model. Code?", ()) == ()
