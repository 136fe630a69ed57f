"""Drugs that a question names by a brand or by what they hold: the code, and the units of the dose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from consultant.answering import Answerer
from consultant.answering.amounts import Dose, billing_unit, doses_named
from consultant.answering.dose_words import Told
from consultant.answering.findings.drugs import uncoded
from consultant.model.catalogue import Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

TITLES = {
    "J0135": "Injection, adalimumab, 20 mg",
    "J0139": "Injection, adalimumab, 1 mg",
    "J2505": "Injection, pegfilgrastim, 6 mg",
    "J2506": "Injection, pegfilgrastim, excludes biosimilar, 0.5 mg",
    "J0178": "Injection, aflibercept, 1 mg",
    "S0199": "Medically induced abortion, all services (e.g., counseling, ultrasound to confirm duration of pregnancy)",
    "J0177": "Injection, aflibercept hd, 1 mg",
    "Q5147": "Injection, aflibercept-ayyh (pavblu), biosimilar, 1 mg",
    "J0696": "Injection, ceftriaxone sodium, per 250 mg",
    "J1010": "Injection, methylprednisolone acetate, 1 mg",
    "J2919": "Injection, methylprednisolone sodium succinate, 5 mg",
    "J7509": "Methylprednisolone oral, per 4 mg",
    "Q9991": "Injection, buprenorphine extended-release (sublocade), less than or equal to 100 mg",
    "Q9992": "Injection, buprenorphine extended-release (sublocade), greater than 100 mg",
    "J9299": "Injection, nivolumab, 1 mg",
    "J9298": "Injection, nivolumab and relatlimab-rmbw, 3 mg/1 mg",
    "J9312": "Injection, rituximab, 10 mg",
    "Q5115": "Injection, rituximab-abbs, biosimilar, (truxima), 10 mg",
    "J1303": "Injection, ravulizumab-cwvz, 10 mg",
    "J0585": "Injection, onabotulinumtoxina, 1 unit",
    "J2270": "Injection, morphine sulfate, up to 10 mg",
    "J1745": "Injection, infliximab, excludes biosimilar, 10 mg",
    "Q5103": "Injection, infliximab-dyyb, biosimilar, (inflectra), 10 mg",
    "J0885": "Injection, epoetin alfa, (for non-esrd use), 1000 units",
    "Q5105": "Injection, epoetin alfa-epbx, biosimilar, (retacrit) (for esrd on dialysis), 100 units",
    "Q5106": "Injection, epoetin alfa-epbx, biosimilar, (retacrit) (for non-esrd use), 1000 units",
    "C9139": "Injection, factor ix, albumin fusion protein (recombinant), idelvion, 1 i.u.",
    "J0583": "Injection, bivalirudin, 1 mg",
    "J0582": "Injection, bivalirudin (endo), not therapeutically equivalent to j0583, 1 mg",
    "J3370": "Injection, vancomycin hcl, 500 mg",
    "J3374": "Injection, vancomycin hydrochloride (mylan) not therapeutically equivalent to j3373, 10 mg",
    "J3371": "Injection, vancomycin hcl (mylan), not therapeutically equivalent to j3370, 500 mg",
    "J7168": "Prothrombin complex concentrate (human), kcentra, per i.u. of factor ix activity",
    "P9041": "Infusion, albumin (human), 5%, 50 ml",
    "P9045": "Infusion, albumin (human), 5%, 250 ml",
    "A9577": "Injection, gadobenate dimeglumine (multihance), per ml",
    "A9578": "Injection, gadobenate dimeglumine (multihance multipack), per ml",
    "J2405": "Injection, ondansetron hydrochloride, per 1 mg",
    "Q0162": "Ondansetron 1 mg, oral, fda approved prescription anti-emetic",
    "J7323": "Hyaluronan or derivative, euflexxa, for intra-articular injection, per dose",
    "A9500": "Technetium tc-99m sestamibi, diagnostic, per study dose",
    "J1811": "Insulin (fiasp) for administration through dme (i.e., insulin pump) per 50 units",
    "J1812": "Insulin (fiasp), per 5 units",
    "J1571": "Injection, hepatitis b immune globulin (hepagam b), intramuscular, 0.5 ml",
    "J1573": "Injection, hepatitis b immune globulin (hepagam b), intravenous, 0.5 ml",
    "J7040": "Infusion, normal saline solution, sterile (500 ml = 1 unit)",
    "J7050": "Infusion, normal saline solution, 250 cc",
    "J7325": "Hyaluronan or derivative, synvisc or synvisc-one, for intra-articular injection, 1 mg",
    "Q9966": "Low osmolar contrast material, 200-299 mg/ml iodine concentration, per ml",
    "Q9967": "Low osmolar contrast material, 300-399 mg/ml iodine concentration, per ml",
    "Q9961": "High osmolar contrast material, 250-299 mg/ml iodine concentration, per ml",
    "J7131": "Hypertonic saline solution, 1 ml",
}
MODIFIERS = {"JW": "Drug thrown away", "JZ": "No drug thrown away"}
RELEASE = Release(CodeSet.HCPCS, "2025-10", date(2025, 10, 1), None, "file", "0" * 64, 1)


def entry_of(code: str) -> Entry:
    entry = Entry(CodeSystem.HCPCS, code, TITLES[code], False, CodeStatus.ACTIVE, RELEASE)
    ended = {"status": CodeStatus.TERMINATED, "terminated_on": date(2024, 12, 31), "successors": ("J0139",)}
    if code == "J2506":
        return replace(entry, effective_from=date(2022, 1, 1))
    if code == "J2505":
        return replace(entry, status=CodeStatus.TERMINATED, terminated_on=date(2021, 12, 31))
    return replace(entry, **ended) if code == "J0135" else entry


class Pharmacy(MemoryCatalogue):
    """A catalogue in memory with a few drugs."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is CodeSystem.MODIFIER and code in MODIFIERS:
            return Entry(system, code, MODIFIERS[code], False, CodeStatus.ACTIVE, RELEASE)
        return entry_of(code) if code in TITLES else super().entry(system, code, on)

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """Every title that has all the words."""
        return tuple(
            Likely(entry_of(code), 1.0, 1.0)
            for code, title in TITLES.items()
            if all(word in title.lower() for word in words.lower().split())
        )

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()


def reply(text: str) -> str:
    catalogue = Pharmacy()
    drafted = Answerer(catalogue, MailTemplates(), search=catalogue).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return drafted.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Synvisc-One into the right knee. HCPCS code and units?",
            "48 units of J7325: one single-dose container",
        ),
        ("Synvisc (not One), three weekly injections, units per visit?", "16 units of J7325"),
        ("J7325, Synvisc-One in both knees, how many units?", "96 units of J7325 for 2 of them"),
        ("Omnipaque 300, 100 mL for a CT. Code and units?", "100 ml are 100 units of Q9967"),
        ("Visipaque 270, 80 ml, HCPCS?", "Visipaque (iodixanol) is Q9966"),
        ("Aflibercept biosimilar called Pavblu, which Q code and unit?", "Pavblu is Q5147: Injection"),
        (
            "Nivolumab: which HCPCS and how much is one unit?",
            "Nivolumab is J9299: Injection, nivolumab, 1 mg",
        ),
        ("The hospital gave Idelvion factor IX to him. Which C code was right?", "Idelvion is C9139"),
        ("nivolumab given in our outpatient department, which code?", "Nivolumab is J9299"),
        ("J2919 is one unit per 125 mg vial, so 125 mg is 1 unit. Confirm?", "125 mg are 25 units of J2919"),
        ("Bivalirudin by Endo 250 mg, code and units?", "Bivalirudin (endo) is J0582"),
        (
            "Rocephin 1 g plus ondansetron 4 mg given: J codes with units",
            "1 g are 4 units of J0696, 250 mg each. 4 mg are 4 units",
        ),
        ("Procrit 10,000 units for anemia, code and units?", "10000 units are 10 units of J0885"),
        ("Gave 500 mL normal saline. HCPCS?", "500 ml are 1 unit of J7040"),
        ("Sestamibi, rest and stress doses, code and units?", "2 units of A9500: it counts per study dose"),
        ("Eylea 2 mg", "J0178: Injection, aflibercept, 1 mg. 2 mg are 2 units of J0178"),
        ("Eylea HD 8 mg, code?", "Eylea HD (aflibercept hd) is J0177"),
        ("Rocephin 2 g, code and units", "2 g are 8 units of J0696"),
        ("Pump insulin Fiasp, 150 units for the month. HCPCS and units?", "150 units are 3 units of J1811"),
        ("Fiasp 10 units given in the office, code and units?", "10 units are 2 units of J1812"),
        ("HepaGam B 12 mL IV. HCPCS/units?", "12 ml are 24 units of J1573"),
        ("Kcentra, 2,150 IU pushed in the ED. Code and units?", "2150 units are 2150 units of J7168"),
        ("One bag of 5% albumin, 250 mL. HCPCS?", "Albumin (human) is P9045"),
        ("10 mL of MultiHance were given. HCPCS and units?", "10 ml are 10 units of A9577"),
        ("Ondansetron 4 mg iv", "4 mg are 4 units of J2405"),
        ("ceftriaxone 1 g, which HCPCS code?", "Ceftriaxone sodium is J0696"),
        ("Solu-Medrol 125 mg how many units", "125 mg are 25 units of J2919"),
        ("Sublocade 300 mg code", "Sublocade is Q9992, one unit for the whole dose"),
        ("Sublocade 100 mg code", "Sublocade is Q9991, one unit for the whole dose"),
        ("nivolumab 480 mg code", "Nivolumab is J9299"),
        ("Rituxan bio: Truxima 700 mg units", "700 mg are 70 units of Q5115"),
        ("Retacrit non ESRD 20,000 units, code", "20000 units are 20 units of Q5106"),
        ("rituximab biosimilar truxima 500 mg code", "Truxima is Q5115"),
        ("Ultomiris 3300 mg units", "3300 mg are 330 units of J1303"),
        ("96372 with Rocephin 1 g, what is the drug code?", "Rocephin (ceftriaxone) is J0696"),
        ("Patient got a gram of Rocephin. What do I bill?", "1 g are 4 units of J0696"),
        ("epoetin alfa 10,000 units, not on dialysis, code", "10000 units are 10 units of J0885"),
        ("infliximab 300 mg, not a biosimilar. Code?", "Infliximab is J1745"),
    ],
)
def test_a_drug_is_told_with_its_code_and_the_units_of_its_dose(text: str, told: str) -> None:
    assert told in " ".join(reply(text).split())


def test_a_name_of_several_codes_is_asked_back() -> None:
    told = reply("methylprednisolone 40 mg, which j code?")
    assert "may be J1010" in told
    assert "J7509" not in told
    assert "Which product and form was given" in told


@pytest.mark.parametrize(
    "text",
    [
        "BP was 140/90 and we gave 500 ml saline, code?",
        "nivolumab 480 mg, adverse effect, which dx code?",
        "What is 20610?",
    ],
)
def test_no_drug_is_read_into_other_words(text: str) -> None:
    assert "HCPCS Level II" not in reply(text).split("SOURCES")[0]


def test_a_drug_that_no_title_names_is_said_not_to_be_held() -> None:
    assert "no list of brands is loaded" in " ".join(reply("Wegovy 2.4 mg code").split())


def test_a_title_for_all_doses_within_a_bound_has_no_billing_unit() -> None:
    assert billing_unit(TITLES["Q9992"]) is None
    assert billing_unit(TITLES["J0696"]) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("J0696 is Rocephin, right?", "Yes: Rocephin holds ceftriaxone, and J0696 is"),
        ("J9312 is Opdivo?", 'No: J9312 is "Injection, rituximab, 10 mg", and Opdivo holds nivolumab'),
        (
            "J0696 is Depo-Medrol so 4 units for 40 mg, correct?",
            "Depo-Medrol holds methylprednisolone acetate",
        ),
    ],
)
def test_a_brand_as_the_meaning_of_a_code_is_checked_by_what_it_holds(text: str, told: str) -> None:
    drafted = " ".join(reply(text).split())
    assert told in drafted
    assert "4 units" not in drafted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Since J1745 is Inflectra, 30 units for 300 mg, right?", "No: Inflectra is Q5103, and not J1745"),
        ("J1745 for Inflectra 300 mg, units?", "300 mg are 30 units of Q5103"),
        ("Retacrit 10,000 units, non-ESRD, as J0885?", "Retacrit is Q5106, and not J0885"),
        ("Retacrit 10,000 units on dialysis, as J0885?", "Retacrit is Q5105, and not J0885"),
        ("Is J1745 right for a biosimilar?", "No: J1745 excludes biosimilars"),
        ("J1745 infliximab 300 mg, not a biosimilar, units?", "300 mg are 30 units of J1745"),
        ("J9312 or Q5115 for Truxima?", "Q5115"),
    ],
)
def test_a_biosimilar_has_a_code_of_its_own(text: str, told: str) -> None:
    assert told in " ".join(reply(text).split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("J9299: drug name? unit?", "One unit of J9299 is 1 mg"),
        ("J9299 - which drug?", "J9299: Injection, nivolumab, 1 mg"),
        ("J9299 and its unit?", "One unit of J9299 is 1 mg"),
        ("J9299, per how many mg?", "One unit of J9299 is 1 mg"),
        ("How many units for the shot? 80 mg was given.", "QUESTIONS BACK"),
    ],
)
def test_what_one_unit_is_and_which_drug_are_asked_of_a_code(text: str, told: str) -> None:
    assert told in " ".join(reply(text).split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bivalirudin (Endo) 250 mg. Is J0583 right?", "No: Endo is J0582, and not J0583"),
        ("Vancomycin hcl from Mylan 500 mg, J3370 x 1 okay?", "No: Mylan is J3371, and not J3370"),
        ("J0582 may be billed as J0583, both are bivalirudin, right?", "No: J0582"),
        ("Can J0583 be reported instead of J0582?", "No: J0582"),
    ],
)
def test_a_product_that_is_not_equivalent_has_a_code_of_its_own(text: str, told: str) -> None:
    assert told in " ".join(reply(text).split())


def test_a_product_of_no_told_maker_keeps_its_code() -> None:
    assert "No:" not in reply("Bivalirudin given by a nurse, 250 mg. Is J0583 right?").split("WHAT")[0]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("J0178 2 mg in the right eye and 2 mg in the left, units?", 4),
        ("J0178: 2 mg per eye, both eyes. Units?", 4),
        ("J0178 2 mg in each eye, units?", 4),
        ("J0178 2 mg in the right eye, nothing in the left, units?", 2),
        ("J0178 2 mg, right eye only, units?", 2),
    ],
)
def test_a_dose_that_each_side_got_counts_twice(text: str, units: int) -> None:
    assert f"are {units} units of J0178" in " ".join(reply(text).split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("J0585 100 units, used 80 wasted 20. Lines?", "80 units are 80 units of J0585, 1 unit each; the 20 units thrown away"),
        ("J0178: 0.5 mg/kg for 4 kg = 2 mg, 4 mg opened. Lines?", "2 mg are 2 units of J0178, 1 mg each; the 2 mg thrown"),
        ("J0178 2 mg, billing says 1 unit. Is that correct?", "No: one unit of J0178 is 1 mg; 2 mg are 2 units"),
        ("J0585 for 155 units of botox, single use vial of 200", "155 units are 155 units of J0585, 1 unit each; the 45 units"),
        ("J0178 2 mg vial, 1 mg given, units?", "1 mg are 1 unit of J0178, 1 mg each; the 1 mg thrown away are 1 unit"),
        ("J2919 125 mg drawn up, 100 mg given, units?", "100 mg are 20 units of J2919"),
        ("J0178 2 mg given, nothing thrown away, modifier?", "nothing was thrown away, which modifier JZ says"),
        ("J0585 155 units given, 45 thrown away, modifier?", "the 45 units thrown away are 45 units, on a second line with JW"),
        ("J2919 4 mg given, 1 mg thrown away. JW?", "make no whole unit more, so no line with JW but JZ on the one line"),
        ("J2919 100 mg every 6 hours, 4 doses. Units?", "400 mg are 80 units of J2919"),
        ("J0178 1 mg, sorry 2 mg. Units?", "2 mg are 2 units of J0178"),
    ],
)  # fmt: skip
def test_of_two_amounts_the_one_that_was_given_is_the_dose(text: str, said: str) -> None:
    assert said in " ".join(reply(text).split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Half a vial of Botox 100 units was used, other half tossed. J0585 units?",
            "the 50 units thrown away",
        ),
        ("A quarter of the 100-unit vial injected, rest discarded. J0585?", "25 units are 25 units of J0585"),
        ("Rocephin J0696 50 mg/kg for a 20 kg child, units?", "1000 mg are 4 units of J0696"),
        ("J9312 375 mg/m2, BSA 2.0, 100 mg and 500 mg vials, units?", "750 mg are 75 units of J9312"),
    ],
)
def test_parts_of_a_vial_and_doses_by_weight_are_counted(text: str, told: str) -> None:
    assert told in " ".join(reply(text).split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Euflexxa one syringe, J7323 units?", "1 unit of J7323: it counts per dose"),
        ("Euflexxa J7323 in both knees, how many units?", "2 units of J7323"),
        ("Sestamibi rest and stress, A9500 how many units?", "2 units of A9500: it counts per study dose"),
        ("Rocephin 500 mg, 250 mg in each buttock. J0696 units", "500 mg are 2 units of J0696"),
        ("Rocephin 500 mg in each buttock. J0696 units", "1000 mg are 4 units of J0696"),
    ],
)
def test_what_counts_by_the_dose_or_is_told_of_each_part(text: str, told: str) -> None:
    assert told in " ".join(reply(text).split())


def test_the_price_of_a_drug_stands_in_files_that_are_not_loaded() -> None:
    told = " ".join(reply("ASP price for J0696 this quarter?").split())
    assert "Medicare Part B drug prices (ASP files) is not loaded" in told


def test_the_brand_of_the_original_is_not_what_a_biosimilar_is() -> None:
    said = reply("As Q5103 is Remicade, we bill it for Remicade. OK?")
    assert "No: Remicade is J1745, and not Q5103" in " ".join(said.split())
    assert "and not J1745" not in reply("Is J1745 right for Remicade 300 mg?")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("uterus 200 g, both ovaries out", []),
        ("a 320 gram uterus", []),
        ("newborn weighing 1,300 g", []),
        ("1 g of ceftriaxone for a baby", ["1 g"]),
        ("2 g cefazolin", ["2 g"]),
    ],
)
def test_what_an_organ_weighs_is_no_dose(text: str, amounts: list[str]) -> None:
    assert [str(dose) for dose in doses_named(text)] == amounts


def test_an_example_in_brackets_names_no_drug() -> None:
    said = reply("J0696 is one unit per 500 mg vial, so a 500 mg dose is 1 unit. Confirm?")
    assert "S0199" not in said
    assert "No: one unit of J0696 is 250 mg" in " ".join(said.split())


def test_a_unit_claimed_of_an_ended_code_is_told_beside_that_of_its_successor() -> None:
    said = " ".join(reply("J0135 is one unit per 40 mg, so a 40 mg dose is 1 unit, right?").split())
    assert "40 mg are 40 units of J0139, 1 mg each (of the earlier J0135, 20 mg each, 2)" in said


def test_what_is_left_of_the_one_vial_is_thrown_away() -> None:
    gave, vial = Dose(Decimal(45), "mg"), Dose(Decimal(50), "mg")
    assert uncoded._with_rest(Told(gave, None, vial)).wasted == Dose(Decimal(5), "mg")
    assert uncoded._with_rest(Told(vial, None, vial)).wasted is None


def test_an_ended_code_without_a_named_successor_is_counted_by_the_one_that_likely_follows_it() -> None:
    said = " ".join(reply("J2505 for pegfilgrastim 6 mg, how many units?").split())
    assert "6 mg are 12 units of J2506, 0.5 mg each" in said
