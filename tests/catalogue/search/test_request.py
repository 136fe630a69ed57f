"""How words are read: repairs, beginnings, synonyms, spellings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.catalogue.search.forms import kindred
from consultant.catalogue.search.meanings import Lexicon, Reason
from consultant.catalogue.search.request import read
from consultant.catalogue.search.synonyms import Synonyms, load_synonyms
from consultant.catalogue.search.vocabulary import Vocabulary
from consultant.catalogue.search.words import stem, stems
from consultant.errors import InputError
from tests.catalogue.search.conftest import SYNONYMS

COUNTS = {
    "fracture": 90,
    "fractures": 3,
    "wrist": 40,
    "left": 60,
    "neuropathy": 20,
    "prostate": 30,
    "prostration": 1,
}


def lexicon(synonyms: Synonyms | None = None) -> Lexicon:
    frequencies: dict[str, int] = {}
    for word, count in COUNTS.items():
        frequencies[stem(word)] = frequencies.get(stem(word), 0) + count
    return Lexicon(Vocabulary(COUNTS), synonyms or Synonyms(), lambda one: frequencies.get(one, 0))


def meant(text: str, *, typing: bool = False) -> list[tuple[str, Reason]]:
    (concept,) = read(text, lexicon(), typing=typing)
    return [(one.text, one.reason) for one in concept.alternatives]


@pytest.mark.parametrize(
    ("typed", "word"),
    [("fracturre", "fracture"), ("fratcure", "fracture"), ("wrsit", "wrist"), ("nueropathy", "neuropathy")],
)
def test_a_typo_is_read_as_the_likeliest_word(typed: str, word: str) -> None:
    assert meant(typed)[0][0] == word


def test_a_known_word_is_not_repaired() -> None:
    assert meant("left") == [("left", Reason.WORD)]


def test_another_form_of_a_word_is_the_same_word() -> None:
    assert ("neuropathies", Reason.WORD) in meant("neuropathies")


def test_a_typo_of_a_common_word_is_not_taken_for_a_rare_form() -> None:
    assert meant("prostrate")[0] == ("prostate", Reason.SPELLING)


def test_only_an_unfinished_word_is_completed() -> None:
    assert ("fractures", Reason.BEGINNING) in meant("fracture", typing=True)
    assert meant("fracture") == [("fracture", Reason.WORD)]


def test_short_words_and_numbers_are_not_repaired() -> None:
    assert meant("lft") == []
    assert meant("12345") == []


def test_small_words_are_passed_over_unless_there_is_nothing_else() -> None:
    assert [one.typed for one in read("fracture of the wrist", lexicon())] == ["fracture", "wrist"]
    assert [one.typed for one in read("of the", lexicon())] == ["of", "the"]


def test_the_longest_synonym_counts(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(
        '[lay]\nbroken = ["fracture"]\n"broken wrist" = ["fracture carpal bone"]\n', encoding="utf-8"
    )
    (concept,) = read("broken wrists", lexicon(load_synonyms(file)))
    assert [one.text for one in concept.alternatives] == ["fracture carpal bone", "broken wrists"]


def test_a_group_leads_in_both_directions(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text('[groups]\nkidney = ["kidney", "renal"]\n', encoding="utf-8")
    known = load_synonyms(file).wordings
    assert known[("kidney",)][0].text == "renal"
    assert known[("renal",)][0].text == "kidney"


@pytest.mark.parametrize(
    "content", ["[lay]\nx = 1\n", "[lay]\nx = []\n", '[lay]\nx = [""]\n', "[lay\n", '[slang]\nx = ["y"]\n']
)
def test_a_wrong_synonym_file_is_refused_with_the_entry(tmp_path: Path, content: str) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"synonyms\.toml"):
        load_synonyms(file)


def test_a_missing_synonym_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        load_synonyms(tmp_path / "synonyms.toml")


def test_the_projects_own_file_is_right() -> None:
    assert len(load_synonyms(SYNONYMS).wordings) > 500


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("anaemia", "anemia"),
        ("oedema", "edema"),
        ("tumour", "tumor"),
        ("haemorrhage", "hemorrhage"),
        ("diarrhoea", "diarrhea"),
    ],
)
def test_british_spelling_is_the_same_word(british: str, american: str) -> None:
    assert stem(british) == stem(american)


def test_plurals_and_possessives_are_the_same_word() -> None:
    assert stem("kidneys") == stem("kidney")
    assert stems("Crohn's")[0] == stem("crohn")


@given(st.text(max_size=80))
def test_every_alternative_has_stems_and_a_worth(text: str) -> None:
    for concept in read(text, lexicon(), typing=True):
        assert all(one.stems and 0 < one.worth <= 1 for one in concept.alternatives)


@pytest.mark.parametrize(
    ("typed", "form"),
    [("neuropathic", "neuropathy"), ("prostatic", "prostate")],
)
def test_a_clinical_word_is_met_by_its_other_forms(typed: str, form: str) -> None:
    assert (form, Reason.FORM) in meant(typed) or stem(form) == stem(typed)


def test_other_forms_of_a_word_keep_its_beginning() -> None:
    assert {"embolism", "emboli", "embolic"} <= {*kindred("embolus")}
    assert {"asthma", "fibrosis", "leakage", "ovary"} <= {
        form for word in ("asthmatic", "fibrotic", "leaking", "ovarian") for form in kindred(word)
    }
    assert not {*kindred("left")}


def test_an_operation_on_another_organ_is_no_typo() -> None:
    vocabulary = Vocabulary({"colonoscopy": 12, "appendicitis": 5})
    assert vocabulary.repairs("colonscopy") == ("colonoscopy",)
    assert vocabulary.repairs("colposcopy") == ()
    assert vocabulary.repairs("apendicitis") == ("appendicitis",)


def test_a_word_with_a_prefix_is_also_two_words() -> None:
    counts = {"non": 30, "pressure": 50, "nonpressure": 2}
    known = Lexicon(Vocabulary(counts), Synonyms(), lambda one: counts.get(one, 0))
    (concept,) = read("nonpressure", known)
    assert ("non", stem("pressure")) in {one.stems for one in concept.alternatives}
