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
        ("insertion", r"\b(?:non-?\s?displaced|undisplaced)\b|\bnot displaced\b"),
        ("reposition", r"(?<!non)(?<!non-)(?<!un)\bdisplaced fractures?"
         r"|\b(?<!displaced )(?:fractures?(?! (?:that is )?(?:non|not|un))|dislocat\w+"
         r"|\bundescended|malrotat\w+|reduced|reduction)\b"),
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


_TERMS: tuple[tuple[tuple[str, ...], Pattern], ...] = tuple(
    (tuple(names.split()), pattern(words))
    for names, words in (
        ("reattachment", r"\b(?:put\w*|sew\w*|sewn)\b[^.?!;]{0,30}\bback on\b|\breplant\w*"
         r"|\breimplant\w+ (?:of )?(?:a |the )?(?:finger|toe|ear|hand)"),
        ("transplantation", r"\bdonor (?:liver|heart|kidney|lung|organ|pancreas|bowel|intestine|face|hand)s?\b"),
        ("removal insertion", r"\b(?:generator|battery|pacemaker|port)\b[^.?!;]*\b(?:changed? out|exchang\w+|replac\w+|swap\w+)"
         r"|\b(?:generator|battery) chang\w*"),
        ("replacement", r"\b(?:cataract|phaco\w*)\b[^.?!;]*\b(?:iols?|intra-?ocular lens|lens (?:implant|insert)\w*)\b"),
        ("excision", r"\b(?:leep|loop electrosurgical|conization)\b"),
        ("supplement reposition", r"\bkyphoplast\w*"),
        ("supplement", r"\bvertebroplast\w*"),
        ("dilation", r"\bballoon valvuloplast\w+|\bvalvuloplasty\b[^.?!;]*\bballoon\b"),
        ("occlusion", r"\b(?:band\w*|ligat\w+)\b[^.?!;]{0,20}\b(?:hemorrhoid\w*|varices)\b|\bhemorrhoid\w* (?:rubber )?band\w*"),
        ("restriction", r"\b(?:cerclage|(?:nissen )?fundoplication)\b"),
        ("insertion", r"\bexternal fixat\w+\b(?![^.?!;]*\b(?:remov|reduc|reposition))"),
        ("excision reposition", r"\b(?:colostomy|ileostomy|stoma|ostomy)\b[^.?!;]*\b(?:takedown|take down|taken down)"),
        ("supplement", r"\b(?:hernia\w*|herniorrhaphy|hernioplasty|cystocele|rectocele|prolapse)\b[^.?!;]*(?<!without )(?<!no )"
         r"\b(?:mesh|patch)\b|(?<!without )(?<!no )\bmesh\b[^.?!;]*\b(?:hernia|herniorrhaphy|hernioplasty|prolapse)"),
        ("restriction", r"\b(?:gastric|lap|stomach) band\w*"),
        ("bypass", r"\b(?:colostomy|ileostomy|urostomy|ileal conduit)\b(?![^.?!;]*\b(?:takedown|take down|revers\w+|clos\w+))"),
        ("supplement", r"\bliner\b[^.?!;]*\b(?:exchang\w+|chang\w+|only|alone|new)\b"),
        ("control", r"\b(?:ligat\w+|sutur\w+|cauter\w+|stop\w*|clip\w*)\b[^.?!;]*\bbleed\w*[^.?!;]*\b(?:after|post"
         r"|days? later|hours? later)\b"),
        ("alteration", r"\b(?:cosmetic\w*|aesthetic)\b"),
        ("immobilization", r"\b(?:cast|splint)\b[^.?!;]*\b(?:appl\w+|put on|plac\w+)|\b(?:appl\w+"
         r"|put\w* on) (?:of )?(?:an? )?(?:\w+ )?(?:cast|splint)\b"
         r"|\bcast application\b"),
        ("extraction", r"\bnon-?excisional(?:ly)?\b|\bdebrid\w+[^.?!;]*\b(?:brush\w*|scrub\w*|irrigat\w+|pulse lavage"
         r"|wet)\b|\bvein stripping\b|\bphaco\w*"),
        ("destruction", r"\bendometrial ablation\b"),
        ("dilation", r"\b(?:open\w*|recanali[sz]\w+|unblock\w*)\b[^.?!;]{0,30}\b(?:blocked|narrow\w*|stenos\w+"
         r"|strictur\w+|occluded)\b|\bballoon angioplasty\b"),
        ("insertion", r"\b(?:central line|picc|pacemaker lead|port|iud|ivc filter)\b[^.?!;]*\b(?:put in|plac\w+"
         r"|insert\w*|implant\w*)"),
        ("restoration", r"\bcardioversion\b|\bdefibrillat(?:ed|ion)\b"),
        ("performance", r"\bcpr\b|\bcardiopulmonary resuscitation\b|\b(?:hemo)?dialysis\b|\bmechanical ventilation\b"
         r"|\bon (?:a|the) ventilator\b"),
        ("assistance", r"\b(?:bi-?pap|cpap|balloon pump|iabp|impella|hyperbaric)\b"),
        ("measurement", r"\b(?:heart|cardiac) cath\w*|\b12[- ]lead\b|\bekg\b|\becg\b"),
        ("monitoring", r"\b(?:telemetry|holter|fetal monitoring|icp monitoring)\b"),
    )
)  # fmt: skip
"""What clinicians call an operation whose root operation no word of the index tells."""


OF_A_GROUP = re.compile(
    r"\broot op(?:eration)?s (?:that |which |for |always )*(?:tak|alter|chang|put|mov|involv|defin|cut)\w*",
    re.IGNORECASE,
)
"""Asks which operations have one objective, and tells no procedure."""


def of_term(text: str) -> tuple[str, ...]:
    """The operations that a told procedure is by its common name, in their order; none where it has none here."""
    return next((names for names, words in _TERMS if _said(words, text)), ())
