from __future__ import annotations

from tests.web.desk import Browser


def test_words_find_codes_and_say_why(guest: Browser) -> None:
    page = guest.page("/search?q=type+2+diabetes+kidney+problem")
    assert 'href="/codes/icd10cm/E11.22"' in page
    assert "another name" in page
    assert "<mark>diabetic</mark>" in page


def test_a_code_without_its_dot_is_found(guest: Browser) -> None:
    assert 'href="/codes/icd10cm/E11.22"' in guest.page("/search?q=e1122")


def test_only_the_chosen_set_and_reportable_codes_are_listed(guest: Browser) -> None:
    assert "/codes/icd10cm/" not in guest.page("/search?q=knee&system=cpt")
    assert 'href="/codes/icd10cm/M72.2"' not in guest.page("/search?q=M72.2&billable=true")


def test_a_pasted_note_is_read_phrase_by_phrase(guest: Browser) -> None:
    note = (
        "Patient seen for low back pain. Denies chest pain. Known type 2 diabetes without complications, "
        "essential hypertension."
    )
    page = guest.page("/search", params={"q": note})
    assert 'href="/codes/icd10cm/E11.9"' in page
    assert "Chest pain" not in page


def test_nothing_found_is_said(guest: Browser) -> None:
    assert "Nothing found" in guest.page("/search?q=qqqqzzzz")


def test_suggestions_come_while_typing(guest: Browser) -> None:
    page = guest.page("/search/suggestions?q=type+2+diab")
    assert page.count('role="option"') == 8
    assert "<mark>type</mark> <mark>2</mark>" in page.lower()
    assert "<html" not in page


def test_suggestions_keep_to_the_chosen_set(guest: Browser) -> None:
    assert "/codes/icd10cm/" not in guest.page("/search/suggestions?q=knee&system=cpt")


def test_what_was_typed_comes_back_escaped(guest: Browser) -> None:
    assert "<script>alert" not in guest.page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
