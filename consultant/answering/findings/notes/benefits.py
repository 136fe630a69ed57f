"""Medicare's preventive benefits with the limits of interval and age that our notes state."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.answering.patterns import Pattern, pattern


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit by the words and codes that a question has for it, with its limits; `note` states them."""

    note: str
    words: Pattern
    months: int = 0
    """Between two of them."""
    youngest: int = 0
    oldest: int = 0
    baseline: int = 0
    """Age from which one may be given before the age of the regular ones."""
    least_bmi: int = 0
    first_months: int = 0
    """Within which after Part B began it has to be given."""
    pack_years: int = 0
    quit_years: int = 0
    """Years since smoking ended, at most."""
    by_risk: bool = False
    """Whether the age alone settles nothing."""


def _benefit(note: str, words: str, *, by_risk: bool = False, **limits: int) -> Benefit:
    return Benefit(note, pattern(words), by_risk=by_risk, **limits)


_RISK = r"\bhigh[- ]?risk\b"
_FAMILY = r"\A(?!.*\b(?:family|father|mother|brother|sister|parent)).*"
BENEFITS: tuple[Benefit, ...] = (
    _benefit("preventive-colonoscopy", rf"\bG0105\b|{_RISK}[^.?!]*\bcolonoscop|\bcolonoscop[^.?!]*{_RISK}", months=24),
    _benefit("preventive-colonoscopy", r"\bG0121\b|\bscreening colonoscop|\bcolonoscop\w+ screening"
             r"|\bcolonoscop[^.?!]*\baverage[- ]risk\b|\baverage[- ]risk\b[^.?!]*\bcolonoscop", months=120),
    _benefit("preventive-sigmoidoscopy", r"\bG0104\b|\bscreening (?:flex\w* )?sig", months=48, youngest=45),
    _benefit("preventive-sigmoidoscopy", r"\b74263\b|\bct colonograph|\bvirtual colonoscop", months=60, youngest=45),
    _benefit("preventive-stool-tests", r"\b81528\b|\bcologuard\b|\bstool dna\b|\bG0327\b|\bshield (?:blood )?test",
             months=36, youngest=45, oldest=85),
    _benefit("preventive-stool-tests", r"\bG0328\b|(?-i:\bFIT\b)"
             r"|\bi?fobt\b|\bfit test|\bfecal occult|\bstool cards?\b|\bscreening\b.*\b82270\b"
             r"|\b82270\b.*\bscreening\b", months=12, youngest=45),
    _benefit("preventive-mammogram", r"\bscreening mammo|\bmammo\w* screening|\b77067\b", months=12, youngest=40, baseline=35),
    _benefit("preventive-wellness", r"\bG0439\b|\A(?!.*\bG0438\b).*(?:\bwellness visit|\bawv\b)", months=12),
    _benefit("preventive-welcome", r"\bG0402\b|\bippe\b|\bwelcome to medicare", first_months=12),
    _benefit("preventive-bone-density", r"\bdexa\b|\bdxa\b|\bbone (?:mineral )?density\b|\bbone mass\b|\b77080\b", months=24),
    _benefit("preventive-hpv", r"\bG0476\b|\bhpv (?:test|screen)\w*", months=60, youngest=30, oldest=65),
    _benefit("preventive-pelvic", rf"{_RISK}[^.?!]*\b(pap|pelvic|G0101|Q0091)\b|\b(pap|pelvic|G0101|Q0091)\b[^.?!]*{_RISK}",
             months=12),
    _benefit("preventive-pelvic", r"\bpap\b|\bscreening pelvic\b|\bG0101\b|\bQ0091\b", months=24),
    _benefit("preventive-obesity", r"\bG0447\b|\bobesity (?:counsel|therap)|\b(?:ibt|behavioral therapy)\b[^.?!]*\bobes",
             least_bmi=30),
    _benefit("preventive-glaucoma", r"\bglaucoma screen|\bscreen\w* (?:for )?glaucoma|\bG011[78]\b", months=12),
    _benefit("preventive-prostate", r"\bscreening psa\b|\bpsa screen|\bprostate (?:cancer )?screen|\bG010[23]\b",
             months=12, youngest=50),
    _benefit("preventive-lung", r"\bldct\b|\b71271\b|\blow[- ]dose ct\b|\blung (?:cancer |ct )?screen"
             r"|\bscreening (?:chest )?ct\b|\bG0296\b",
             months=12, youngest=50, oldest=77, pack_years=20, quit_years=15),
    _benefit("preventive-aneurysm", _FAMILY + r"(?:\baaa\b|\baneurysm screen|\bscreen\w*[^.?!]*\baneurysm|\b76706\b)",
             youngest=65, oldest=75, by_risk=True),
    _benefit("preventive-depression", r"\bG0444\b|\bdepression screen", months=12),
    _benefit("preventive-alcohol", r"\bG0442\b|\balcohol (?:misuse )?screen", months=12),
    _benefit("preventive-heart", r"\b80061\b.*\bscreen|\bscreen\w*\b.*\b80061\b|\b(?:lipid|cholesterol|cardiovascular) screen"
             r"|\bscreening (?:lipid|cholesterol)", months=60),
    _benefit("preventive-heart", r"\bG0446\b", months=12),
)  # fmt: skip
"""The first that fits counts; the stricter one stands before the general one."""
