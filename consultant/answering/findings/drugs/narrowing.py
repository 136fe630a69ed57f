"""Which of the titles of one drug a question means: by release, brand, company, form, route, dose and container."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from consultant.answering.amounts import doses_named
from consultant.model.catalogue import Entry

_FORMS = {
    "oral": re.compile(r"\b(oral(ly)?|tablets?|capsules?|by mouth|po)\b", re.IGNORECASE),
    "inhal": re.compile(r"\b(inhal\w*|neb(s|uli\w*)?)\b", re.IGNORECASE),
    "implant": re.compile(r"\bimplant", re.IGNORECASE),
    "insert": re.compile(r"\binsert", re.IGNORECASE),
    "ophthalmic": re.compile(r"\b(ophthalmic|eyes?|irrigat\w*)\b", re.IGNORECASE),
    "intraocular": re.compile(r"\b(intraocular|eyes?)\b", re.IGNORECASE),
    "for esrd on dialysis": re.compile(r"\b(esrd|dialysis)\b", re.IGNORECASE),
    "compounded product": re.compile(r"\b(?<!non-)(?<!not )compound(?:ed|ing)\b", re.IGNORECASE),
    "biosimilar,": re.compile(r"\bbiosimilar", re.IGNORECASE),
    "not therapeutically equivalent": re.compile(r"\btherapeutically\b", re.IGNORECASE),
    "lock flush": re.compile(r"\b(lock|flush)\b", re.IGNORECASE),
    "hyaluronidase": re.compile(r"\bhyaluronidase\b|\bsubcut", re.IGNORECASE),
    "patch": re.compile(r"\bpatch", re.IGNORECASE),
    "through dme": re.compile(r"\bdme\b|\bpump\b|\bneb(?:s|uli\w*)?\b|\binhal\w*", re.IGNORECASE),
    "preservative-free for epidural": re.compile(
        r"\bpreservative\b|\bepidural|\bintrathecal|\bduramorph\b|\binfumorph\b|\bpumps?\b", re.IGNORECASE
    ),
    "home infusion": re.compile(r"\bhome\b", re.IGNORECASE),
}
"""Words of a title that count against it unless the question speaks of them."""
_BRACKETED = re.compile(r"\(([a-z][\w/, -]*)\)")
_OR = re.compile(r"/|,? or |, ")
_BESIDE = re.compile(r"\A(?:injection, )?[a-z-]+(?: \w+)?(?:,? (?:up to [\d.]+ mg )?and |/)([a-z-]{4,})")
_KIND = re.compile(r"^(?:for |g-csf|non-?esrd|pfizer|teva)")
_AT_MOST = re.compile(r"less than or equal to ([\d.]+) mg")
_ABOVE = re.compile(r"greater than ([\d.]+) mg(?:,? (?:but|and) less than or equal to ([\d.]+) mg)?")
_LASTING = re.compile(r"(?<!non-)\b(xr|er|xl|lar|extended|long[- ]acting|depot|monthly)\b", re.IGNORECASE)


_DOSED_NAME = re.compile(r"\b([a-z]{5,}),? (?:\w+ )?(?=\d[\d,.]* ?(?:mg|mcg|g|units?|u)\b)", re.IGNORECASE)


def dosed_names(text: str) -> tuple[str, ...]:
    """The words that a dose stands behind, in small letters: `Renflexis 500 mg`."""
    return tuple(found[1].lower() for found in _DOSED_NAME.finditer(text))


def brands(entry: Entry) -> tuple[str, ...]:
    """The brands that a title names in brackets, in small letters."""
    return tuple(one for one in _BRACKETED.findall(entry.description.lower()) if not _KIND.match(one))


_MADE = re.compile(
    r"not thera?peutically equivalent|\((?:sandoz|auromedics|baxter|apotex|cipla|hope|teva|pfizer)\)",
    re.IGNORECASE,
)


def made_by(entry: Entry, word: str) -> bool:
    """Whether what a title names in brackets is the maker, and a word is of its name."""
    return bool(_MADE.search(entry.description)) and any(word in one.split() for one in brands(entry))


def whole_dose(entry: Entry) -> bool:
    """Whether a title stands for any dose within a bound: one unit whatever is given."""
    return bool(_ABOVE.search(entry.description) or _AT_MOST.search(entry.description))


def _of_brand(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those without a brand in brackets that the question does not name."""
    lower = text.lower()
    for entry in entries:
        named = brands(entry)
        if not named or any(word in lower for one in named for word in _OR.split(one)):
            yield entry


def _of_whole_name(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those whose name has several words, all of which the question says: `epoetin alfa` and not `epoetin beta`."""
    said = set(re.findall(r"[a-z-]+", text.lower()))
    for entry in entries:
        words = set(re.findall(r"[a-z-]+", title_name(entry))) - _MEASURES
        if len(words) > 1 and words <= said:
            yield entry


_MEASURES = frozenset({"mg", "mcg", "g", "ml", "cc"})


def title_name(entry: Entry) -> str:
    """What a title calls the drug, in small letters: `epoetin alfa`."""
    return re.sub(r"^(injection|infusion), ", "", entry.description.lower()).split(",")[0]


def _alone(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those that hold nothing beside the drug, unless the question names that too."""
    lower = text.lower()
    for entry in entries:
        beside = _BESIDE.search(entry.description.lower())
        if not beside or beside[1][:6] in lower:
            yield entry


def _of_release(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those that last, where the question says that the drug does; those that do not, where it is plain or goes into a vein."""
    lasts, plain = bool(_LASTING.search(text)), bool(_PLAIN.search(text))
    return (entry for entry in entries if lasts is plain or bool(_LASTING.search(entry.description)) is lasts)


_PLAIN = re.compile(r"\b(?:regular|plain|immediate[- ]release|iv|intraven\w*)\b", re.IGNORECASE)
"""Not of the drug that lasts; what is denied was left out of the text before."""


def _of_form(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    said = frozenset(re.findall(r"[a-z]{4,}", text.lower()))
    for entry in entries:
        title = entry.description.lower().replace("excludes biosimilar,", "")
        if any(made_by(entry, word) for word in said):
            title = _MADE.sub(" ", title)  # the maker is told
        if any(word in said for one in brands(entry) for word in _OR.split(one)):
            title = title.replace("biosimilar,", "")  # and so is the brand, whatever it is
        if all(words.search(text) for form, words in _FORMS.items() if form in title):
            yield entry


_ROUTES = (
    ("intravenous", re.compile(r"\biv\b|\bintraven\w*", re.IGNORECASE)),
    ("intramuscular", re.compile(r"\bim\b|\bintramusc\w*", re.IGNORECASE)),
    ("subcutaneous", re.compile(r"\bsub-?\s?(?:q|cut\w*)\b|\bsc\b|\bsq\b|\bunder the skin\b", re.IGNORECASE)),
)
"""Ways of giving by which few titles differ: they leave no other out where the question tells none."""


def _of_told_form(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those of a form that the question tells: insulin `through dme` for a pump."""
    told = [form for form, words in (*_FORMS.items(), *_ROUTES) if words.search(text)]
    return (entry for entry in entries if any(form in entry.description.lower() for form in told))


def _of_dose(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those whose title holds the dose, where titles tell how much is given."""
    given = {dose.amount for dose in doses_named(text) if dose.measure == "mg"}
    return (
        entry for entry in entries if len(given) != 1 or _within(entry.description.lower(), next(iter(given)))
    )


def _within(title: str, given: Decimal) -> bool:
    if above := _ABOVE.search(title):
        return given > Decimal(above[1]) and (not above[2] or given <= Decimal(above[2]))
    most = _AT_MOST.search(title)
    return not most or given <= Decimal(most[1])


_DEPOT_STRENGTH = re.compile(
    r"\bleuprolide acetate \(for depot suspension\)(?:, per|,) ([\d.]+) mg", re.IGNORECASE
)
_FOR_CHILDREN = re.compile(r"\bped\w*\b|\bchild\w*|\bpuberty\b|\bendometrio\w*|\bfibroids?\b", re.IGNORECASE)


def _of_depot(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Of the depots of leuprolide the one of larger units whose whole units the dose is; for children the smaller one."""
    given = [dose.amount for dose in doses_named(text) if dose.measure == "mg"]
    for entry in entries:
        found = _DEPOT_STRENGTH.search(entry.description)
        if found is None or len(given) != 1:
            return
        whole = given[0] % Decimal(_LARGER_DEPOT) == 0 and not _FOR_CHILDREN.search(text)
        if (found[1] == _LARGER_DEPOT) is whole:
            yield entry


_LARGER_DEPOT = "7.5"


_CONCENTRATED = re.compile(r"\bconcentrat", re.IGNORECASE)
_UNIT_DOSE = re.compile(r"\bunit[- ]doses?\b|\bpre-?mixed\b", re.IGNORECASE)


def _of_strength(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those of solutions to inhale that are a unit dose, or concentrated, as the question tells."""
    concentrated = bool(_CONCENTRATED.search(text))
    if not concentrated and not _UNIT_DOSE.search(text):
        return ()
    return (one for one in entries if bool(_CONCENTRATED.search(one.description)) is concentrated)


_SOLD = re.compile(r"(?<![\w.])([\d,.]+) ?(%|ml|cc)(?!\w)", re.IGNORECASE)


def _of_container(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those whose title names the told strength and volume of a solution: `5%, 250 ml`."""
    told = _sold(text)
    for entry in entries:
        named = _sold(entry.description)
        if named and named <= told:
            yield entry


_LITERS = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?|one|a) ?(?:l|lit(?:er|re)s?)\b", re.IGNORECASE)


def _sold(text: str) -> set[tuple[str, str]]:
    text = _LITERS.sub(_in_ml, text)
    measured = ((amount.replace(",", ""), measure.lower()) for amount, measure in _SOLD.findall(text))
    return {(amount, "ml" if measure == "cc" else measure) for amount, measure in measured}


def _in_ml(liters: re.Match[str]) -> str:
    amount = Decimal(liters[1]) if liters[1][0].isdigit() else Decimal(1)
    return f"{amount * 1000:f} ml".replace(".0 ", " ")


_LETTERED = re.compile(r"\b([JQCSAP])[- ]?codes?\b")


def _of_letter(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those whose code begins with the one letter by which it is wished; drugs are called J codes whatever their letter."""
    letters = set(_LETTERED.findall(text)) - {"J"}
    return (entry for entry in entries if letters == {entry.code[0]})


def _off_hospital(entries: Iterable[Entry], _: str) -> Iterable[Entry]:
    """Those that any claim may carry: C codes are for outpatient hospitals, S codes are not Medicare's."""
    return (entry for entry in entries if entry.code[0] not in "CS")


Named = tuple[str, tuple[Entry, ...]]
"""A word with the titles that it may mean."""


def named_twice(best: Named, found: Iterable[Named]) -> Named:
    """The best word; of a maker's with several drugs, that of one which another word names too: `nafcillin by Baxter`."""
    if len(best[1]) == 1:
        return best
    codes = {entry.code for entry in best[1]}
    for word, entries in found:
        shared = tuple(one for one in entries if one.code in codes or made_by(one, best[0]))
        if word != best[0] and shared:
            return word, shared
    return best


_LONG_WORD = re.compile(r"[a-z]{5,}")


def _of_most_named(entries: Iterable[Entry], text: str) -> Iterable[Entry]:
    """Those of whose names the question has most words: `ferric gluconate` is not the carboxymaltose."""
    said = frozenset(_LONG_WORD.findall(text.lower()))
    met = [(one, len(said.intersection(_LONG_WORD.findall(title_name(one))))) for one in entries]
    most = max((count for _, count in met), default=0)
    return (one for one, count in met if count == most)


NARROWERS = (
    _of_told_form,
    _of_whole_name,
    _of_release,
    _of_brand,
    _alone,
    _of_form,
    _of_dose,
    _of_depot,
    _of_strength,
    _of_container,
    _of_letter,
    _off_hospital,
    _of_most_named,
)
"""What leaves those out that the question does not mean, one after the other; none leaves nothing."""
