"""How a question tells the two services of an edit apart: by site, encounter or clinician, or by none within one session.

The modifiers are those of the NCCI Policy Manual, chapter I, section E: XS site, XE encounter, XP practitioner, XU unusual
service that does not overlap; 59 where none of them is more exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from consultant.answering.patterns import pattern


class Apart(StrEnum):
    """What tells two services apart."""

    SITE = "site"
    ENCOUNTER = "encounter"
    CLINICIAN = "clinician"
    SESSION = "session"
    """One session and no other site: nothing that XE, XS or XP would say."""
    UNTOLD = ""


NAMED: Mapping[Apart, tuple[str, ...]] = {
    Apart.SITE: ("XS", "59"),
    Apart.ENCOUNTER: ("XE", "59"),
    Apart.CLINICIAN: ("XP", "59"),
    Apart.SESSION: ("XU", "59"),
    Apart.UNTOLD: ("XS", "59"),
}
"""The modifiers that a short answer names, the exact one first."""

_THING = (
    r"(lesions?|sites?|ulcers?|wounds?|polyps?|areas?|regions?|segments?|levels?|toes?|fingers?|digits?|nails?"
    r"|nodules?|mass(es)?"
    r"|joints?|muscles?|limbs?|legs?|arms?|vessels?|arter(y|ies)|veins?|lobes?|locations?|spots?|quadrants?"
    r"|incisions?|organs?"
    r"|teeth|tooth|growths?|keratos[ei]s|warts?|tags?|moles?|cysts?|tumou?rs?|defects?|lacerations?|nodes?"
    r"|compartments?"
    r"|territor(y|ies)|places?|body parts?|parts of the (body|colon)|nerves?|tendons?|bones?|knees?|hips?"
    r"|shoulders?|eyes?|ears?"
    r"|feet|foot|hands?|breasts?|sides?|kidneys?|lungs?|wrists?|ankles?|elbows?|eyelids?|lids?|stones?|interspaces?"
    r"|hernias?)"
)
_OTHER = (
    r"(different|separate|distinct|another|other|second|unrelated|elsewhere|opposite|contralateral|adjacent)"
)
_SITE = pattern(
    rf"\b{_OTHER} (\w+ ){{0,2}}{_THING}\b|\b{_THING} (was|were|is|are)? ?(different|separate|distinct|elsewhere)\b"
    rf"|\b(not|never) (at |on |in |of )?the same {_THING}\b|\b{_THING} (\w+ )?differs?\b|\b{_THING} apart\b"
    rf"|\bseparately biopsied\b"
    rf"|\bone {_THING}\b~80\banother\b"
)
_ONE_SITE = pattern(
    rf"\b(no|not|without) (an? |any )?{_OTHER} (\w+ )?{_THING}\b|\b(same"
    rf"|one and the same) {_THING}\b(?!~40\b{_OTHER} (\w+ )?{_THING})"
)
_ENCOUNTER = pattern(
    r"\b(separate|different|distinct|another|second|later|earlier|two|2) (\w+ )?(sessions?|encounters?|sittings?"
    r"|operative sessions?"
    r"|times? of (the )?day)\b|\bmorning\b~80\b(afternoon|evening|night|later)\b|\ba\.?m\.?\b~40\bp\.?m\b"
    r"|\bhours? (later|apart|after"
    r"|before|earlier)\b|\blater (that|the same|in the|on the same) day\b|\b(came|comes|come|returned|returns"
    r"|brought|went) back\b"
    r"|\bdifferent (half[- ]hours?|15[- ]?minutes?|time (blocks?|intervals?|periods?|slots?)|minutes)\b"
)
_WHO = (
    r"(doctors?|docs?|dr|physicians?|providers?|practitioners?|surgeons?|clinicians?|therapists?|partners?|np|pa|mds?"
    r"|\w+ologists?|\w+iatrists?|hospitalists?|internists?)"
)
_CLINICIAN = pattern(rf"\b(different|another|other|second|two) (\w+ )?{_WHO}\b")
_SAME_CLINICIAN = pattern(rf"\b(same|our|one) (\w+ )?{_WHO}\b|\bby (himself|herself|the same)\b")
_SESSION = pattern(
    r"\b(same|one|a single|this) (\w+ )?(session|sitting|encounter|anesthesia|anesthetic|procedure|setting)\b"
    r"|\bsame time\b"
    r"|\bsame (visit|trip)\b|\bin one go\b|\bduring (it|the same)\b"
)
_PART = re.compile(
    r"\b(scalp|forehead|temple|cheek|nose|lip|chin|ear|eyelid|face|neck|shoulder|arm|forearm|elbow|wrist|hand|thumb"
    r"|finger|chest|breast"
    r"|back|abdomen|flank|groin|buttock|hip|thigh|knee|calf|shin|axilla|armpit|perineum|scrotum|penis|sacrum|ankle"
    r"|heel|foot|toe|hallux|cecum|ascending colon"
    r"|transverse colon"
    r"|hepatic flexure|splenic flexure|descending colon|sigmoid|rectum|ileum|esophagus|stomach|antrum|fundus"
    r"|duodenum|jejunum|bladder"
    r"|ureter|kidney|cervix|vagina|vulva|uterus|cervical|thoracic|lumbar|upper lobe|lower lobe|middle lobe)s?\b",
    re.IGNORECASE,
)
_REACH = 60
"""Signs around a code in which the part of the body stands that it was on."""


def told(text: str, codes: Iterable[str] = ()) -> Apart:
    """What tells the services apart, the most exact first; parts of the body beside two codes count as sites."""
    if not _ONE_SITE.search(text) and (_SITE.search(text) or _parts_differ(text, codes)):
        return Apart.SITE
    if _ENCOUNTER.search(text):
        return Apart.ENCOUNTER
    if _CLINICIAN.search(text):
        return Apart.CLINICIAN
    return Apart.SESSION if _SESSION.search(text) else Apart.UNTOLD


def other_clinician(text: str) -> bool:
    """Whether the text tells of a second clinician."""
    return bool(_CLINICIAN.search(text))


def same_clinician(text: str) -> bool:
    """Whether the text tells that one clinician did both."""
    return bool(_SAME_CLINICIAN.search(text))


def _parts_differ(text: str, codes: Iterable[str]) -> bool:
    """Whether the parts of the body that stand next to two codes differ."""
    parts = [part for code in codes if (part := _part_of(text, code))]
    return len(parts) > 1 and len(set(parts)) > 1


def _part_of(text: str, code: str) -> str:
    """The part of the body in the piece of the text that a code stands in, between its neighbours."""
    place = text.find(code)
    if place < 0:
        return ""
    after = re.split(
        r"\b[A-Z]?\d{4,5}[A-Z]?\b|[.;?!\n]", text[place + len(code) : place + len(code) + _REACH]
    )[0]
    before = re.split(r"\b[A-Z]?\d{4,5}[A-Z]?\b|[.;?!\n]", text[max(0, place - _REACH) : place])[-1]
    found = _PART.search(after) or next(iter([*_PART.finditer(before)][-1:]), None)
    return found[1].lower() if found else ""
