"""Root operations of ICD-10-PCS by what they aim at: `taking out solid matter`, `all of a body part`."""

from __future__ import annotations

import re

from consultant.answering.findings.codes import operation_stories, operations
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ASKED = expression(
    r"\broot[- ]?op(?:eration)?s?\b|\b(?:which|what) (?:pcs )?operation\b|\b(?:third|3rd) character\b|\bpcs term\b",
    re.IGNORECASE,
)
_BODY = r"(?:(?:the |an? )?(?:entire |whole )?(?:body part|organ|structure|lobe|limb|vessel|site))"
_TABLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("resection", rf"\ball of it\b|\b(?:all|whole|entire|complete|totality)\b(?: of)? {_BODY}|\b(?:tak\w+ out|remov\w+"
         rf"|cut\w* out) (?:it )?(?:all|whole|entirely|completely)\b"
         r"|\b(?:whole|entire|complete) (?:removal|organ|body part)\b"),
        ("excision", rf"\b(?:part|portion|piece|some|sample)\b(?: only)? of (?:it\b|{_BODY})|\bonly (?:some|part"
         rf"|a part|a portion|a piece)(?: of it)?\b"
         r"|\bsome of it\b|\b(?:a|only a) (?:portion|piece)\b"),
        ("detachment", r"\b(?:cut\w*|taking|takes?|took) off (?:all or part of |all or a portion of )?(?:a |an "
         r"|the )?(?:upper |lower )?(?:limb|extremit\w+|arm|leg|finger|toe|hand|foot)"
         r"|\bamputat\w+"),
        ("destruction", r"\b(?:destroy\w*|eradicat\w+|burn\w*|freez\w+|ablat\w+|cauteri\w+|fulgurat\w+|cryo\w*|obliterat\w+)\b"),
        ("extraction", r"\b(?:pull\w*|stripp?\w*|yank\w*|by (?:the use of )?force)\b"),
        ("drainage", r"\b(?:fluids?|gas(?:es)?|liquids?|pus)\b(?!.{0,12}\breplac)"),
        ("extirpation", r"\bsolid (?:matter|material)\b|\b(?:tak\w+|took|cut\w*|remov\w+|get\w*|pick\w*|retriev\w+"
         r"|pull\w*|extract\w*) (?:out )?(?:of )?(?:an? |the )?"
         r"(?:\w+ )?(?:foreign body|clots?|thromb\w+|stones?|calcul\w+|embol\w+|plaque)|\b(?:stones?|pieces|fragments"
         r"|clots?|thromb\w+|foreign body) (?:is |are |were |was )?(?:taken|removed|cut|pulled|picked) (?:out|away)?"),
        ("fragmentation", r"\b(?:break\w*|broke\w*|crush\w*|pulveri\w+|shatter\w*)\b(?: up"
         r"| apart)?[^.?!;]{0,30}\b(?:stones?|calcul\w+|solid|matter|pieces|it)\b|\binto pieces\b|\blithotripsy\b"),
        ("division", r"\b(?:transect\w*|separat\w+ (?:a |the )?body part|cut\w* (?:into|through) (?:a |the )?body part)\b"),
        ("release", r"\b(?:free(?:ing|d|s)? (?:up )?(?:a |the )?(?:body part|organ|structure|bowel|nerve|tendon)"
         r"|adhesi\w+|abnormal (?:physical )?constraint)\b"),
        ("transplantation", r"\b(?:living (?:body part|organ)|(?:organ|body part) (?:taken )?from (?:another|a donor"
         r"|an animal)|donor organ)\b"),
        ("reattachment", r"\b(?:put\w* back|sew\w* back|reattach\w*)\b[^.?!;]{0,30}\b(?:separated|severed|cut off"
         r"|amputated)\b|\b(?:severed|separated|cut[- ]off)\b[^.?!;]{0,40}\bback\b"),
        ("transfer", r"\btak\w+ over (?:the )?function\b|\bwithout taking (?:it )?out\b"),
        ("reposition", r"\b(?:mov\w+|put\w*|bring\w*)\b[^.?!;]{0,40}\b(?:back )?(?:in)?to (?:its |a |the )?(?:normal"
         r"|proper|suitable|right|correct|other suitable) (?:location|place|position)"
         r"|\b(?:reduc\w+) (?:a |the )?(?:displaced )?fracture"),
        ("restriction", r"\b(?:partial\w*|partly) (?:clos\w+|block\w*)|\bnarrow\w+ (?:an? |the )?(?:\w+ )?(?:orifice"
         r"|lumen|opening|passage)"),
        ("occlusion", r"\b(?:complete\w*|total\w*|fully) (?:clos\w+|block\w*|clos\w+ off)"
         r"|\bclos\w+ (?:off )?(?:completely|fully)\b"),
        ("dilation", r"\b(?:expand\w*|widen\w*|enlarg\w+|stretch\w*)\b[^.?!;]{0,30}\b(?:orifice|lumen|opening|passage"
         r"|vessel|tube|artery|tubular)"),
        ("bypass", r"\b(?:alter\w*|chang\w+|rerout\w+|divert\w*)\b[^.?!;]{0,30}\b(?:route|passage|flow|contents)\b"),
        ("insertion", r"\b(?:put\w*|plac\w+|insert\w*) (?:in )?(?:an? |the )?(?:non-?biological )?(?:device"
         r"|appliance)\b[^.?!;]*\b(?:monitor\w*|assist\w*|perform\w*|prevent\w*|not (?:\w+ )?(?:replac\w+|take)"
         r"|without (?:\w+ )?(?:replac\w+|taking))"),
        ("replacement", r"\btak(?:es?|ing) the (?:physical )?place\b|\bplace and/?or function\b"
         r"|\bsynthetic material that takes\b"),
        ("supplement", r"\b(?:reinforc\w+|augment\w*|strengthen\w*)\b"),
        ("change", r"\b(?:exchang\w+|swap\w*|replac\w+|chang\w+)\b[^.?!;]{0,40}\b(?:device|tube"
         r"|catheter)\b[^.?!;]*\b(?:without|no) (?:an? |any )?(?:cut\w*|incis\w+|punctur\w+)"),
        ("removal", r"\b(?:tak\w+ (?:out|off)|remov\w+) (?:of )?(?:an? |the )?(?:\w+ )?device\b(?! (?:without|and put))"),
        ("revision", r"\b(?:correct\w*|fix\w*|adjust\w*)\b[^.?!;]{0,40}\b(?:malfunction\w*|displaced|migrated"
         r"|loose) ?(?:device|lead|prosthes\w+)?"),
        ("inspection", r"\b(?:look\w* (?:at|around|inside)|visual\w*|explor\w+|only looked|just looked)\b"),
        ("map", r"\b(?:locat\w+|mapp?\w*)\b[^.?!;]{0,30}\b(?:electrical impulses?|functional areas?|route of passage)"),
        ("control", r"\b(?:stop\w*|control\w*)\b[^.?!;]{0,40}\b(?:bleed\w*|hemorrhag\w*)"
         r"|\b(?:\w*cauter\w+|sutur\w+|clip\w*|pack\w*|ligat\w+)\b[^.?!;]{0,25}\b(?:bleed\w*|hemorrhag\w*|oozing)"
         r"|\b(?:bleed\w*|hemorrhag\w*|oozing)\b[^.?!;]{0,40}\b(?:\w*cauter\w+|sutur\w+|clipp?\w*|pack\w*)\b"),
        ("repair", r"\brestor\w+\b[^.?!;]{0,50}\b(?:normal|anatomic|structure|function)"),
        ("fusion", r"\b(?:join\w*|render\w*|immobil\w+|stiffen\w*)\b[^.?!;]{0,40}\b(?:immobile|joint|articular|together)"),
        ("alteration", r"\b(?:cosmetic\w*|appearance|looks better)\b"),
        ("creation", r"\b(?:new (?:genital|body part|valve|structure)|does not (?:exist|take the place)|sex change|gender)\b"),
    )
)  # fmt: skip
"""What each operation does, in the words of people who look for its name; those of whole names before the wider ones."""
_MOST = 3


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The operations that aim at what a question tells, in its order, with their definitions; nothing where it tells none."""
    if (
        ask.codes
        or not _ASKED.search(ask.text)
        or operation_stories.OF_A_GROUP.search(ask.text)
        or operation_stories.of_term(ask.text)
        or operations.NAMED.search(_ASKED.sub(" ", text := _DEVICE.sub(" tube", ask.text)))
    ):
        return ()
    found = {name: place for name, words in _TABLE if (place := _place(words, text)) >= 0}
    if "control" in found:
        found.pop("destruction", None)  # cautery stops the bleeding, it destroys nothing for its own sake
    names = tuple(sorted(found, key=lambda name: found[name]))[:_MOST]
    every = tuple(operations.defined(names, reference))
    return (operations.definitions(every, ""),) if every else ()


def _place(words: re.Pattern[str], text: str) -> int:
    """Where a text says it, but as what is not so: `without removing the pieces`."""
    return next(
        (found.start() for found in words.finditer(text) if not _DENIED.search(text[: found.start()])), -1
    )


_DEVICE = re.compile(r"\bdrainage (?:tube|catheter|device)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:without|not|no|never|rather than|instead of|before)(?: \w+)?\s*\Z", re.IGNORECASE)
