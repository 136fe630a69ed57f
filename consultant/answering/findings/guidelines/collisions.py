"""The code of a transport accident (V01 to V89) by who was hurt, in or on what, and what it met.

The categories are one grid: the first two characters tell the vehicle of the person hurt, the next what it met, the fourth
the person's part and whether it was in traffic (chapter 20 of the tabular list, notes at V00 to V99).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.patterns import expression

_ROAD = re.compile(
    r"\b(?:streets?|roads?|highways?|interstate|freeway|traffic|intersection|crosswalk|crossing|avenue|lane)\b"
    r"(?<!off[- ]road)",
    re.IGNORECASE,
)
_OFF_ROAD = re.compile(
    r"\b(?:non-?traffic|not in traffic|parking (?:lot|garage|area)|driveway|private (?:property|road|land|drive)|off[- ]?road"
    r"|(?:in|on|across) (?:a |the |his |her |their )?(?:field|farm|trail|track|woods|pasture|ranch|yard|garage|warehouse)"
    r"|race ?track|bike (?:path|trail))\b",
    re.IGNORECASE,
)
_PARTIES: tuple[tuple[str, str], ...] = (
    (
        "scooter",
        r"(?:standing )?(?:electric|e-?) ?(?:kick )?scooters?|e-?scooters?|standing electric scooter",
    ),
    ("ebike", r"e-?bikes?|electric(?: \(?assisted\)?)? (?:bike|bicycle)s?"),
    ("dirt bike", r"dirt[- ]?bikes?|motocross(?: bike)?|motor/cross bike"),
    ("atv", r"atvs?|all[- ]terrain vehicles?|quad bikes?|four[- ]wheelers?|4[- ]wheelers?"),
    ("snowmobile", r"snow-?mobiles?"),
    ("dune buggy", r"dune bugg(?:y|ies)"),
    ("motorcycle", r"motor-?cycl(?:e|es|ist|ists)|motor ?bikes?|mopeds?|motor scooters?|vespa"),
    (
        "cycle",
        r"(?:bi|pedal |pedal-|tri)cycles?|bikes?|bicyclists?|cyclists?|pedal cyclists?|cycling|bicycling",
    ),
    ("train", r"(?:railway )?trains?|locomotive|railway vehicle|light rail"),
    ("bus", r"(?:school |city )?bus(?:es)?|motor ?coach"),
    (
        "heavy",
        r"semis?(?:[- ]?(?:truck|trailer))?|18[- ]wheelers?|eighteen[- ]wheelers?|tractor[- ]trailers?|dump trucks?"
        r"|garbage trucks?"
        r"|heavy (?:transport(?: vehicles?)?|trucks?|goods vehicles?)|big rigs?|armou?red cars?|panel trucks?"
        r"|cement (?:mixer|truck)s?"
        r"|logging trucks?|box trucks?",
    ),
    ("pickup", r"pick-?\s?ups?(?: trucks?)?"),
    ("van", r"(?:mini-?)?vans?|minibus"),
    ("suv", r"suvs?|sport[- ]utility vehicles?"),
    ("car", r"(?:passenger |other )?(?:cars?|automobiles?|sedans?|taxis?|taxicabs?|hatchbacks?|coupes?)"),
    ("vehicle", r"(?:motor )?vehicles?|trucks?"),
    ("pedestrian", r"pedestrians?|on foot|(?:while |was |when )?(?:walking|crossing|jogging)|joggers?"),
    ("animal", r"deer|moose|elk|cows?|cattle|horses?|dogs?|animals?|bears?|raccoons?|hogs?|coyotes?"),
    (
        "object",
        r"trees?|(?:telephone |utility |light |power )?poles?|guard ?rails?|walls?|fences?|barriers?|lamp ?posts?|mailbox(?:es)?"
        r"|fire hydrants?|fixed (?:or stationary )?objects?|stationary objects?|(?:concrete )?medians?"
        r"|bridge abutments?|sign ?posts?"
        r"|curbs?|building|houses?",
    ),
)
_PARTY = re.compile(
    "|".join(rf"(?P<{name.replace(' ', '_')}>\b(?:{words})\b(?!-))" for name, words in _PARTIES),
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:(?:hit|struck|knocked (?:down|over|off)|run (?:over|down)|rear[- ]?ended|t-?boned|side-?swiped|clipped"
    r"|broadsided|bumped)"
    r" (?:\w+ ){0,2}?by|hit(?:s|ting)?|struck|strikes?|striking|(?:collid\w+|collisions?|crash\w*"
    r"|accident) (?:\w+ ){0,2}?(?:with|into|against)"
    r"|(?:ran|run|running|drove|slammed|smashed|plowed|backed|swerved|rode|skidded|slid|went) (?:\w+ ){0,2}?into|vs\.?"
    r"|versus|against|rear[- ]?ended|t-?boned"
    r"|in collision with|between)\s+(?:(?:an?|the|another|his|her|other|oncoming|parked|moving|stopped|large|big|city"
    r"|in|side|type|of) )*\Z",
    re.IGNORECASE,
)
"""What stands before the party that was met."""
_ALONE = expression(
    r"\b(?:roll(?:ed)?[- ]?over|overturn\w*|flipped|non-?collision|tipped over|fell off|fall(?:ing)? (?:off|from)|fell from"
    r"|thrown (?:off|from)|went over the handlebars|over (?:his|her|the) handlebars|lost control)\b",
    re.IGNORECASE,
)
_CRASHED = expression(
    r"\b(?:crash\w*|collid\w*|collisions?|wrecks?|accidents?|hit|hits|struck|strikes?|rear[- ]?ended|t-?boned|run over"
    r"|ran (?:over|into)"
    r"|knocked (?:down|over|off)|side-?swiped|clipped|vs\.?|versus|into)\b",
    re.IGNORECASE,
)
_PASSENGER = re.compile(
    r"\bpassengers?\b|\bback ?seat\b|\brear seat\b|\bpillion\b|\briding shotgun\b", re.IGNORECASE
)
_DRIVER = re.compile(r"\bdrivers?\b|\bdriving\b|\bdrove\b|\bbehind the wheel\b|\boperator\b", re.IGNORECASE)
_RIDER = re.compile(
    r"\brid(?:ers?|ing|es)\b|\brode\b|\b\w+cyclists?\b|\bcyclists?\b|\b(?:on|off|from) (?:his|her|a|the)\b",
    re.IGNORECASE,
)
_BOARDING = re.compile(
    r"\b(?:boarding|alighting|getting (?:in(?:to)?|out|on|off)|got (?:out|off) of|stepping (?:out|off|into))\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:outside of|on the outside|(?:bed|back) of (?:a |the |his )?pick-?\s?up|truck bed|hanging on)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:unspecified|unknown|not (?:known|clear|stated|documented)|unclear)\b", re.IGNORECASE
)

_VEHICLES = {
    "cycle": "1",
    "motorcycle": "2",
    "ebike": "2",
    "car": "4",
    "pickup": "5",
    "van": "5",
    "suv": "5",
    "heavy": "6",
    "bus": "7",
}
_SPECIAL = {"dirt bike": "6", "atv": "5", "snowmobile": "2", "dune buggy": "3"}
_MEETS = {
    "pedestrian": "0", "animal": "0", "cycle": "1", "motorcycle": "2", "ebike": "2", "car": "3", "pickup": "3", "van": "3",
    "suv": "3", "heavy": "4", "bus": "4", "train": "5", "object": "7",
}  # fmt: skip
_TYPES = {"suv": "1", "car": "2", "pickup": "3", "van": "4"}
"""What a car met, of the kinds that V43 tells apart."""
_DRIVEN = frozenset({"car", "vehicle", "suv", "pickup", "van", "heavy", "bus"})
_BY = re.compile(r"\bby (?:an? |the )?[^,.;]{0,20}\Z", re.IGNORECASE)
_RIDDEN = frozenset({"cycle", "motorcycle", "ebike"})


@dataclass(frozen=True, slots=True)
class _Crash:
    victim: str
    met: str
    text: str

    @property
    def traffic(self) -> bool:
        """Whether it was on a road: so it is taken where nothing is told, but for a fall from a bicycle."""
        alone = self.victim == "cycle" and not self.met
        return not _OFF_ROAD.search(self.text) and (not alone or bool(_ROAD.search(self.text)))


def code(text: str) -> str:
    """The code without the character of the encounter, six characters with its placeholders; empty where no crash is told."""
    if not (_CRASHED.search(text) or _ALONE.search(text)):
        return ""
    crash = _told(text)
    if crash is None:
        return ""
    if crash.victim == "pedestrian":
        return _of_pedestrian(crash)
    if crash.victim in _SPECIAL:
        return _padded(f"V86{_special_role(crash)}{_SPECIAL[crash.victim]}")
    return _of_vehicle(crash) if crash.victim in _VEHICLES else ""


def _told(text: str) -> _Crash | None:
    """Who was hurt and what it met, in the order and the words of the text."""
    hurt = met = ""
    for found in _PARTY.finditer(text):
        name = str(found.lastgroup).replace("_", " ")
        name = (
            hurt
            if name == "cycle" and hurt in ("motorcycle", "ebike") and "bike" in found[0].lower()
            else name
        )
        if _MET.search(text[: found.start()]):
            met = met or name
        elif not hurt and name not in ("animal", "object", "train"):
            hurt = name
        elif name != hurt or not met:
            met = met or ("" if name == hurt else name)
    if met == "pedestrian" and not (_DRIVER.search(text) or _PASSENGER.search(text)):
        hurt, met = met, hurt
    if hurt in _DRIVEN and met in _RIDDEN and _BY.search(text[: _first(text, hurt)]):
        hurt, met = met, hurt
    if not hurt and met and (_DRIVER.search(text) or _PASSENGER.search(text)):
        hurt = "car"
    if not hurt:
        return None
    return _Crash(hurt, met, text)


def _first(text: str, name: str) -> int:
    return next((one.start() for one in _PARTY.finditer(text) if one.lastgroup == name), 0)


def _padded(before: str) -> str:
    """The code with its point and the placeholders before the character of the encounter."""
    return f"{before[:3]}.{before[3:]:X<3}"


def _of_pedestrian(crash: _Crash) -> str:
    where = "0" if not crash.traffic else "1" if _ROAD.search(crash.text) else "9"
    if crash.met == "vehicle":
        return _padded(f"V09{'0' if where == '0' else '2'}0")
    kind = _MEETS.get(crash.met, "")
    return _padded(f"V0{kind}{where}0") if kind in ("1", "2", "3", "4", "5") else ""


def _of_vehicle(crash: _Crash) -> str:
    kind = _kind(crash)
    if not kind:
        return ""
    before = f"V{_VEHICLES[crash.victim]}{kind}{_role(crash)}"
    if kind == "9":
        return _padded(f"{before}0")
    if crash.victim in ("motorcycle", "ebike"):
        return _padded(f"{before}{'1' if crash.victim == 'ebike' else '9'}")
    if before.startswith("V43"):
        return _padded(f"{before}{_TYPES[crash.met]}")
    return _padded(before)


def _kind(crash: _Crash) -> str:
    """What was met, by its character."""
    if crash.met == crash.victim and crash.met not in _MEETS:
        return ""
    if crash.met == "vehicle":
        return "9"
    if not crash.met:
        return "8" if _ALONE.search(crash.text) else ""
    return _MEETS.get(crash.met, "")


def _role(crash: _Crash) -> str:
    """The person's part and whether it was in traffic, by its character."""
    ridden = crash.victim in _RIDDEN
    traffic = crash.traffic
    if _BOARDING.search(crash.text):
        return "3" if ridden else "4"
    if _OUTSIDE.search(crash.text) and not ridden:
        return "7" if traffic else "2"
    if _PASSENGER.search(crash.text):
        return ("5" if traffic else "1") if ridden else ("6" if traffic else "1")
    if _DRIVER.search(crash.text) or (
        ridden and _RIDER.search(crash.text) and not _UNKNOWN.search(crash.text)
    ):
        return ("4" if traffic else "0") if ridden else ("5" if traffic else "0")
    return "9" if traffic else ("2" if ridden else "3")


def _special_role(crash: _Crash) -> str:
    """The same for a vehicle made for use off the road, which is out of traffic unless a road is told."""
    traffic = bool(_ROAD.search(crash.text)) and crash.traffic
    if _PASSENGER.search(crash.text):
        return "1" if traffic else "6"
    if _DRIVER.search(crash.text) or _RIDER.search(crash.text):
        return "0" if traffic else "5"
    return "3" if traffic else "9"
