"""The alphabetic indexes and tables of ICD-10-CM: their terms become names by which search finds codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.catalogue import builder, writing
from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Wanted
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from tests.catalogue import layouts
from tests.catalogue.conftest import CONFIG, TODAY, Load, silent
from tests.catalogue.test_inpatient import rows

INDEX = """<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index><version>2027</version><title>MADE-UP INDEX</title>
<letter><title>G</title>
<mainTerm><title>Glump <nemod>(acute)</nemod><nemod>(idle)</nemod></title><code>A00.0</code>
 <term level="1"><title>of the flarn</title><code>A00.1-</code>
  <term level="2"><title>with zib</title><manif>B99</manif><code>A01</code></term></term>
 <term level="1"><title>quiet</title><see>Flarn</see></term>
</mainTerm>
<mainTerm><title>Vurple</title><subcat>A00.-</subcat></mainTerm>
</letter></ICD10CM.index>"""
TABLE = """<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index><version>2027</version><title>MADE-UP TABLE</title>
<indexHeading><head col="1">Substance</head><head col="2">Poisoning accidental</head>
<head col="3">Adverse effect</head></indexHeading>
<letter><title>Q</title><mainTerm><title>Quorfin</title><cell col="2">A00.0</cell><cell col="3">--</cell>
<term level="1"><title>salts</title><cell col="3">A01</cell></term></mainTerm></letter></ICD10CM.index>"""
CODES = layouts.order(
    ("A000", 1, "Alpha left"), ("A001", 0, "Alpha right"), ("A0011", 1, "Alpha right one"), ("A01", 1, "Beta")
)


def test_every_lead_is_kept_with_the_terms_above_it(folder: Path, load: Load) -> None:
    load(icd10cm_index_2027__xml=INDEX, icd10cm_drug_2027__xml=TABLE)
    assert rows(folder, "SELECT name, term, code FROM icd_index ORDER BY name, position") == [
        ("MADE-UP INDEX", "Glump", "A00.0"),
        ("MADE-UP INDEX", "Glump, of the flarn", "A00.1"),
        ("MADE-UP INDEX", "Glump, of the flarn, with zib", "A01"),
        ("MADE-UP INDEX", "Vurple", "A00"),
        ("MADE-UP TABLE", "Quorfin, Poisoning accidental", "A00.0"),
        ("MADE-UP TABLE", "Quorfin, salts, Adverse effect", "A01"),
    ]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ("glump", "A00.0"),
        ("flarn glump", "A00.1"),
        ("glump with zib", "A01"),
        ("quorfin salts adverse effect", "A01"),
    ],
)
def test_search_finds_codes_by_the_terms_of_the_index(
    folder: Path, load: Load, request_: str, code: str
) -> None:
    load(icd10cm_order_2027__txt=CODES, icd10cm_index_2027__xml=INDEX, icd10cm_drug_2027__xml=TABLE)
    search = CodeSearch(folder, CONFIG / "synonyms.toml", open_catalogue(folder).entry)
    assert search.search(request_, Wanted(TODAY))[0].entry.code == code


def test_an_index_alone_is_no_list_of_codes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "icd10cm_index_2030.xml"
    path.write_text(INDEX.replace("2027", "2030"))
    builder.load(folder, [path], builder.Knowledge(CONFIG, writing.FLOORS), silent)
    (added,) = [release for release in open_catalogue(folder).releases() if release.edition == "FY2030"]
    assert (added.rows, added.complete) == (0, False)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (INDEX.replace("A00.0", "A0"), "code of 'Glump'"),
        (INDEX.replace("Vurple", ""), "mainTerm"),
        (INDEX[:-30], "XML"),
    ],
)
def test_a_wrong_index_is_refused(load: Load, content: str, field: str) -> None:
    with pytest.raises(InputError, match=field):
        load(icd10cm_index_2027__xml=content)
