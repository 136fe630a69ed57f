"""What a question tells that a drug did: too little of it was taken, too much, or it harmed though properly taken; and why."""

from __future__ import annotations

import re
from enum import Enum

from consultant.answering import drug_classes


def _of_drugs(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("{drug}", f"(?:{drug_classes.ANY})"), re.IGNORECASE)


class Happened(Enum):
    """What happened, by the character of the code before the one for the encounter."""

    ACCIDENT = "1"
    SELF_HARM = "2"
    ASSAULT = "3"
    UNDETERMINED = "4"
    ADVERSE = "5"
    TOO_LITTLE = "6"


_TOO_LITTLE = _of_drugs(
    r"\bunderdos\w*|\b(?:took|takes?|taking|used|uses|using) (?:too little|less|only half|half|only part|fewer)\b"
    r"|\b(?:half|part|a quarter) (?:of )?(?:her|his|the|their|a) (?:prescribed |usual |daily )?(?:dose|pills?|tablets?"
    r"|insulin|\w+)\b"
    r"|\b(?:skip(?:s|ped|ping)?|miss(?:es|ed|ing)|ration(?:s|ed|ing)?|stretch(?:es|ed|ing)?|cut(?:s|ting)?|split(?:s|ting)?"
    r"|halv(?:es|ed|ing))"
    r" (?:\w+ ){0,3}(?:doses?|pills?|tablets?|medic\w+|meds?|{drug})\b"
    r"|\b(?:stop(?:s|ped|ping)?|quit|discontinued|ran out|run out|out of|off|not (?:been )?tak(?:ing|en)|never (?:filled"
    r"|took|refilled|started)"
    r"|(?:did|does)(?:n't| not) (?:take|fill|refill|use)|forg(?:ot|ets|etting|etful)\w*)(?: \w+){0,5} (?:doses?|{drug})\b"
    r"|\b{drug}\b[^.?!]{0,30}\b(?:ran out|stopped|quit|gave up|skipped|not taken|never filled|unfilled)\b"
    r"|\b(?:could ?n[o']t|cannot|can't|unable to|too poor to) (?:afford|pay for)(?: \w+){0,3} (?:doses?|pills?|{drug})\b"
    r"|\b(?:was|were|is|had) ?(?:n't|not)(?: been)? taking (?:enough|the (?:prescribed|full|right|ordered)|all|it as|as) ?\w*"
    r"|\bnon-?\s?(?:adheren|complian)\w*"
)
_BY_THE_DOCTOR = re.compile(
    r"\b(?:stopped|discontinued|held|reduced|lowered) (?:it |\w+ )?(?:by|per) (?:the |her |his |our )?"
    r"(?:doctor|physician|provider|cardiolog\w+|md|pcp|surgeon)|\b(?:doctor|physician|provider|we|surgeon|md|specialist"
    r"|\w+(?:ologist|iatrist)) (?:has |had |have )?(?:stopped|discontinued|held)\b",
    re.IGNORECASE,
)
"""A drug that was stopped on advice is none that was taken too little."""
_TOO_MUCH = _of_drugs(
    r"\boverdos\w*|\bpoison\w*|\bingest\w*|\bswallowed\b|\bgot into\b|\b(?:wrong|double|extra|too (?:much"
    r"|many)) (?:\w+ ){0,2}"
    r"(?:drug|dose|doses|dosage|pills?|tablets?|{drug})\b|\btoo (?:much|many)\b|\b(?:took|taken|taking|ate"
    r"|drank) (?:\w+ ){0,3}(?:someone|husband|wife|friend"
    r"|mother|father|sister|brother|roommate|neighbor)'?s\b"
    r"|\b(?:drank|drunk|drinking) (?:\w+ ){0,2}(?:alcohol|whiskey|vodka|beers?|wine|liquor)\b"
    r"|\b(?:with|after|plus|and) (?:alcohol|whiskey|vodka|beer|wine)\b"
    r"|\b(?:whole|entire|full|half a|a|the) (?:bottle|handful|pack|box|strip|blister)(?: (?:full )?of)?\b|\bhandfuls?\b"
    r"|\b(?:to|into) the wrong (?:patient|person|resident|child)\b|\bwrong patient\b"
    r"|\b(?:twice|double|triple|\d+ times|ten times|10x|2x) (?:\w+ ){0,2}(?:dose|amount|dosage)\b"
    r"|\b(?:meant|intended|prescribed) for (?:another|someone|her|his|a different|the)\b"
    r"|\b(?:mistook|mistaken for|mistaking|thinking it was|thought it was|mixed up with)\b"
)
_CONSUMED = re.compile(
    r"\b(?:took|taken|takes|taking|ate|eaten|eats|eating|drank|drinks?|drunk|drinking|chew(?:s|ed|ing)?|lick(?:s|ed|ing)?|swallow\w*"
    r"|injected|snort\w*|smok\w+|gave|given|got (?:a|the|into)|administered|put (?:\w+ )?in (?:his|her|their))\b",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\b(?:by mistake|by accident|accidental\w*|in error|mistaken\w*|erroneous\w*|on purpose|(?:un)?intentional\w*|deliberate\w*"
    r"|suicid\w*|(?:kill|harm|hurt) (?:him|her|them)sel|spiked|drugged|poison control"
    r"|grand(?:ma|mother|pa|father)'?s|(?:mom|dad|mother|father|wife|husband|sister|brother|roommate|friend|neighbor|parent)s?'s?)\b",
    re.IGNORECASE,
)
"""With what is told of it: not as it was prescribed."""
_PROPERLY = re.compile(
    r"\bas (?:prescribed|directed|ordered)\b"
    r"|\b(?:took|takes|taking|used|uses) [\w ]{0,30}?\b(?:correctly|properly|appropriately)\b"
    r"|\b(?:correctly|properly|appropriately) (?:taken|given|administered|prescribed"
    r"|used)\b"
    r"|\b(?:taken|given|administered) (?:correctly|properly|appropriately)\b|\badverse (?:drug )?(?:effects?|reactions?"
    r"|events?)\b|\bside effects?\b"
    r"|\btherapeutic (?:dose|use)\b",
    re.IGNORECASE,
)
_CAUSED = _of_drugs(
    r"\b(?:from|due to|caused by|secondary to|because of|induced by|attributed to|reaction to|allergic to|after (?:starting"
    r"|taking|receiving)|related to)"
    r" (?:\w+ ){0,3}?(?:{drug})\b(?!-(?:resist|naive))|\b(?:{drug})[- ](?:induced|related|associated|caused)\b"
)
_INTENTS: tuple[tuple[re.Pattern[str], Happened], ...] = tuple(
    (re.compile(words, re.IGNORECASE), happened)
    for words, happened in (
        (
            r"\bundetermined\b|\bunclear (?:whether|if|why)\b|\bintent (?:is |was )?(?:unknown|unclear|not known)\b"
            r"|\b(?:can ?not|can't|could ?n[o']t|could not) be determined\b|\bnot (?:clear|known|sure) (?:whether|if)\b",
            Happened.UNDETERMINED,
        ),
        (
            r"\b(?:not|no|un)[- ]?(?:suicid\w+|intentional\w*)\b|\baccident\w*|\bby mistake\b",
            Happened.ACCIDENT,
        ),
        (
            r"\bsuicid\w*|\bself[- ]harm\w*|\bintentional\w*|\bon purpose\b|\bdeliberate\w*|\b(?:kill|killed"
            r"|killing|harm|harmed|hurt"
            r"|hurting) (?:him|her|them)sel|\b(?:end|ended|ending|take|took) (?:his|her|their) (?:own )?li(?:fe"
            r"|ves)\b|\bwant(?:s|ed) to die\b",
            Happened.SELF_HARM,
        ),
        (
            r"\bassault\w*|\bspiked\b|\b(?:some|any)(?:one|body) (?:else )?(?:put|slipped|gave|spiked)\b|\bdrugged by\b"
            r"|\bpoisoned by (?:his|her|a)\b|\b(?:slipped|gave|sprayed"
            r"|threw|fed) (?:it |\w+ ){0,3}"
            r"(?:to harm|to hurt|into (?:his|her) (?:drink|food))\b|\bhomicid\w*",
            Happened.ASSAULT,
        ),
    )
)
"""The first that is told counts; a poisoning of which nothing is told is coded as accidental (I.C.19.e, table of drugs)."""
_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        (
            "Z91.120",
            r"\bafford\w*|\bcosts?\b|\bmoney\b|\bexpens\w*|\bfinancial\w*|\bpric[ey]\w*|\bco-?pay\w*|\bpay for\b"
            r"|\b(?:lost|no|lapsed) (?:her |his )?(?:insurance|coverage)|\bdonut hole\b",
        ),
        ("Z91.130", r"\bdementia\b|\bage[- ]related\b|\bmemory (?:loss|problems?)\b|\bcognitive\b"),
        (
            "Z91.138",
            r"\bforg[eo]t\w*|\bran out\b|\bby mistake\b|\bmisunder\w*|\bunintention\w*|\bmix(?:ed)?[- ]up\b|\baccident\w*"
            r"|\bconfus\w*",
        ),
        (
            "Z91.128",
            r"\bon purpose\b|\bintentional\w*|\bdecided\b|\bside effects?\b|\bdizzy\b|\bdidn't (?:like|want)\b"
            r"|\bfelt (?:fine|better|well|good)\b|\b(?:his|her) own\b|\brefus\w*|\bchose\b|\bthought\b|\bbeliev\w*",
        ),
    )
)
"""Why too little was taken (Z91.1-)."""


_NAMED = (
    r"(?:an? )?(?:adverse (?:drug )?(?:effect|reaction|event)|side effect|poisoning|underdosing|overdose)"
)
_CHOICE = re.compile(rf"\b{_NAMED}(?:,? (?:or|vs\.?|versus) {_NAMED})+(?=\W|\Z)", re.IGNORECASE)
"""Asks which of them it is, and tells none."""


def happened(text: str) -> Happened | None:
    """What the text tells of a drug that it names; None where it tells nothing of the kind."""
    text = _CHOICE.sub(" ", text)
    if _TOO_LITTLE.search(text) and not _BY_THE_DOCTOR.search(text):
        return Happened.TOO_LITTLE
    if _PROPERLY.search(text):
        return Happened.ADVERSE
    if _TOO_MUCH.search(text) or (_NOT_MEANT.search(text) and _CONSUMED.search(text)):
        return next((kind for words, kind in _INTENTS if words.search(text)), Happened.ACCIDENT)
    return Happened.ADVERSE if _CAUSED.search(text) else None


_MET = re.compile(
    r"\btoxic effects?\b|\btoxicity\b|\bpoison\w*|\bexpos(?:ed|ure)\b|\b(?:drank|drinks?|drinking|drunk"
    r"|swallow\w*|ingest\w*|inhal\w*|lick(?:s|ed|ing)?|chew(?:s|ed|ing)?|touched"
    r"|breath\w*|sniffed|huffed|ate|eaten|eating|got into|splashed|spilled|sprayed|stung|stings?|hit with|bit"
    r"|bitten|bites?|envenom\w*"
    r"|attempt\w*|tried|kill|harm|end (?:his|her|their))\b",
    re.IGNORECASE,
)
"""How a substance that is no drug reaches anybody."""


def harmed(text: str) -> Happened | None:
    """How a substance that is no drug came to harm; accidental where the text tells no intent, None where it tells no harm."""
    if not _MET.search(text):
        return None
    return next((kind for words, kind in _INTENTS if words.search(text)), Happened.ACCIDENT)


def reason(text: str) -> str:
    """The code for why too little was taken; empty where the text does not tell it."""
    return next((code for code, words in _REASONS if words.search(text)), "")
