"""States, large cities, streets and roads: what stands beside ZIP codes and house numbers."""

from __future__ import annotations

from consultant.codes import speech, vocabulary
from consultant.codes.tables import words

states = words(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC
    ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR
    """
)
_ZIP_AREAS = (
    "CT MA ME NH NJ PR RI VT", "DE NY PA", "DC MD NC SC VA WV", "AL FL GA MS TN", "IN KY MI OH", "IA MN MT ND SD WI",
    "IL KS MO NE", "AR LA OK TX", "AZ CO ID NM NV UT WY", "AK CA HI OR WA",
)  # fmt: skip
first_digits = {state: str(digit) for digit, area in enumerate(_ZIP_AREAS) for state in area.split()}
"""The first digit of the ZIP codes of each state (US Postal Service)."""
doubtful_states = words("PA MD ME OR IN OK HI CO AL ID MA LA DE CT")
"""States whose letters are a word, a title or an adjustment group too."""
_NAMES_OF_AREAS = (
    "connecticut hampshire jersey maine massachusetts vermont york rico usvi", "delaware pennsylvania york",
    "carolina maryland virginia washington", "alabama florida georgia mississippi tennessee",
    "indiana kentucky michigan ohio", "dakota iowa minnesota montana wisconsin",
    "illinois kansas missouri nebraska", "arkansas louisiana oklahoma texas",
    "arizona colorado idaho mexico nevada texas utah wyoming", "alaska california hawaii oregon washington guam samoa",
)  # fmt: skip
"""The (last) words of the names of states, by the first digit of their ZIP codes."""
state_names = {name for area in _NAMES_OF_AREAS for name in area.split()}
digits_of_names = {
    name: "".join(str(digit) for digit, area in enumerate(_NAMES_OF_AREAS) if name in area.split())
    for name in state_names
}
"""The first digits of the ZIP codes of each state by its name."""
cities = words(
    """
    york chicago houston phoenix philadelphia antonio diego dallas jacksonville austin columbus charlotte indianapolis
    seattle denver boston nashville portland vegas memphis detroit baltimore milwaukee albuquerque tucson
    fresno sacramento
    atlanta omaha raleigh miami oakland minneapolis tulsa tampa wichita arlington cleveland bakersfield aurora anaheim
    honolulu orleans lexington stockton irvine newark cincinnati orlando pittsburgh greensboro lincoln
    anchorage plano toledo
    henderson durham madison lubbock reno buffalo boise richmond spokane birmingham rochester louisville
    brooklyn bronx
    """
)
"""Last words of the names of large cities: a capital and five digits behind it are a ZIP code."""
street_words = words(
    """
    st street ave avenue rd road blvd boulevard ln lane dr drive ct court pkwy parkway hwy highway way
    pl place plaza sq square terrace ter circle cir trail pike tpke turnpike loop broadway expressway expy crossing xing
    """
)

numbered_roads = words("highway hwy route rte road fm sr interstate")
road_words = street_words | numbered_roads
before_numbered_roads = words("us u.s s state county old n e w north south east west farm ranch rural")

no_places = (
    speech.function_words
    | speech.asking
    | speech.opening_words
    | vocabulary.service_words
    | vocabulary.coding_words
)
"""Words that are no place's name, though a sentence may begin with them."""
