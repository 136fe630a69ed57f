"""Which of several root operations of ICD-10-PCS a told course is: `burned off with a laser` is a destruction and no excision."""

from __future__ import annotations

import re

from consultant.answering.patterns import Pattern, pattern

_SOLID = (
    r"(?:stones?|calcul\w+|(?:thick |blood |organi[sz]ed |solid )*clots?|thromb\w+|embol(?:us|i)|plaques?"
    r"|foreign (?:body|bodies|object))"
)
_STORIES: tuple[tuple[str, Pattern], ...] = tuple(
    (name, pattern(words))
    for name, words in (
        ("destruction", r"\b(?:lasers?|lasered|burn\w*|fulgurat\w+|cauteri[sz]\w+|cryo\w*|ablat\w+|vapori[sz]\w+|electrocoag\w+"
         r"|froze\w*|freez\w+|radiofrequency)\b"),
        ("extirpation", rf"\b{_SOLID}\b[^.?!;]*\b(?:remov\w+|evacuat\w+|tak\w+|took|retriev\w+|pull\w*|basket\w*|extract\w*"
         rf"|suction\w*|aspirat\w*|out)\b|\b(?:remov\w+|evacuat\w+|tak\w+|took|retriev\w+|pull\w*|basket\w*|extract\w*)\b[^.?!;]*"
         rf"\b{_SOLID}\b|\b(?:thrombectomy|embolectomy|endarterectomy|atherectomy)\b"),
        ("fragmentation", r"\blithotripsy\b|\beswl\b|\b(?:broken?|break\w*|crush\w*|shatter\w*|pulveri[sz]\w+)\b"
         r"|\b(?:pieces|fragments)\b[^.?!;]*\b(?:pass|left)\b"),
        ("drainage", r"\b(?:fluids?|pus|liquid|liquefied|effusions?|ascites|seromas?|abscess\w*|thoracentesis|paracentesis)\b"),
        ("supplement", r"\b(?:mesh|patch|annuloplasty ring|ring annuloplasty|reinforc\w+)\b"),
        ("repair", r"\b(?:sutur\w+|stitch\w*|sewn|sewed|primary closure)\b"),
        ("division", r"\b(?:transect\w*|cut (?:\w+ )?through|cut in two|rhizotomy|osteotomy|cordotomy|neurotomy|episiotomy"
         r"|severed on purpose)\b"),
        ("release", r"\b(?:adhesi\w+|adhesiolysis|carpal tunnel|decompress\w+|entrap\w+|constrict\w+|freed|scar tissue)\b"),
        ("extraction", r"\b(?:curett\w+|d ?(?:&|and) ?c|stripp\w+|avuls\w+|pulled (?:off|out)|tooth|teeth|forceps|vacuum)\b"),
        ("transfer", r"\b(?:pedicled?|still attached|rotat\w+ flap|blood supply)\b"),
        ("replacement", r"\b(?:free (?:graft|flap)|skin graft|prosthes[ie]s|prosthetic|artificial (?:joint|valve|lens))\b"),
        ("transplantation", r"\b(?:donor|cadaver\w*|transplant\w*)\b"),
        ("reattachment", r"\b(?:severed|cut[- ]off|avulsed|amputated)\b[^.?!;]*\b(?:back on|sewn|put back|replant\w*)\b"),
        ("occlusion", r"\b(?:ligat\w+|tied off|complete(?:ly)? (?:clos\w+|block\w*|shut)|tubal|coil emboli[sz]\w+)\b"),
        ("restriction", r"\b(?:band(?:ed|ing)?|cerclage|fundoplication|narrow(?:ed|ing)?|partial(?:ly)? clos\w+)\b"),
        ("dilation", r"\b(?:balloons?|angioplasty|ptca|stretch\w*|widen\w*)\b"),
        ("bypass", r"\b(?:rerout\w+|shunt\w*|colostomy|ileostomy|tracheostomy|diver(?:ted|sion))\b"),
        ("revision", r"\b(?:dislodged|migrated|displaced|repositioned|loose)\b"),
        ("control", r"\b(?:bleed\w*|hemorrhag\w*|hemostasis)\b"),
        ("reposition", r"\b(?:fractures?|dislocat\w+|undescended|malrotat\w+|reduced|reduction)\b"),
        ("alteration", r"\b(?:cosmetic\w*|appearance|face-?lift)\b"),
        ("fusion", r"\b(?:arthrodes[ie]s|fused)\b"),
        ("inspection", r"\b(?:only looked|just looked|nothing (?:was )?(?:done|removed|found)|look(?:ed)? around"
         r"|diagnostic only)\b"),
    )
)  # fmt: skip
"""What each operation is told by, where it stands beside others."""
_DENIED = re.compile(r"\b(?:without|not|no|never|rather than|instead of|before)(?: \w+)?\s*\Z", re.IGNORECASE)


def told(names: tuple[str, ...], text: str) -> str:
    """The one of the named operations that a text tells, in words other than its name; empty where it tells none or several."""
    found = [name for name, words in _STORIES if name in names and _said(words, text)]
    return found[0] if len(found) == 1 else ""


def _said(words: Pattern, text: str) -> bool:
    found = words.search(text)
    return found is not None and not _DENIED.search(text[: found.start()])
