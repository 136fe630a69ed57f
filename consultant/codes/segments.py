"""Claim and remittance segments pasted into a mail (ASC X12 837 and 835: SV1 SV2 SV3 HI CLP SVC CAS LQ LIN MOA)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from consultant.codes import systems
from consultant.codes.modifiers import known_modifiers
from consultant.codes.sheet import Found
from consultant.codes.topics import ways
from consultant.model.codes import CodeSystem

_SEGMENT = re.compile(
    r"(?<![A-Za-z])(?P<name>SV[123]|HI|CLP|SVC|CAS|LQ|LIN|MOA|MIA|CTP|CLM)\*(?P<body>[^~\n]{0,1000})"
)
_PROCEDURE = re.compile(
    r"(?P<qualifier>HC|AD|HP|ER|IV|WK|N4):(?P<code>[A-Z0-9]{5})(?P<modifiers>(?::[A-Z0-9]{0,2}(?![A-Z0-9]))*)"
)
_DIAGNOSIS = {"ABK", "ABF", "ABJ", "ABN", "APR"}
_DIAGNOSIS_NINE = {"BK", "BF", "BJ", "PR"}
_PROCEDURE_TEN = {"BBR", "BBQ"}
_ENVELOPE = re.compile(
    r"(?<![A-Za-z0-9*:])(?:ISA|GS|ST|SE|GE|IEA|TA1|BHT|HL|BPR|TRN|NM1|PER|PRV|SBR|PAT|N[34]|DMG|REF|DTP|LX|PWK|AMT|CR[1-8]|CRC)"
    r"\*[^~\n]{0,1000}"
)
"""Segments of ASC X12 that carry no code: envelope, people, references, amounts."""
_MESSAGE = re.compile(r"^(?:MSH|PID|PV1|NK1|GT1|IN1|OBR|ORC)\|[^\n]{0,2000}", re.MULTILINE)
"""Segments of an HL7 version 2 message: people, visits, orders."""
Element = tuple[str, int]


def read_segments(text: str) -> tuple[list[Found], str]:
    """The codes in segments, and the text with the segments blanked."""
    if "PID|" in text or "MSH|" in text:
        text = _MESSAGE.sub(_blank, text)
    if "*" not in text:
        return [], text
    text = _ENVELOPE.sub(_blank, text)
    found: list[Found] = []
    for match in _SEGMENT.finditer(text):
        elements = _elements(match["body"], match.start("body"))
        found.extend(_READERS[match["name"]](elements))
    if not found:
        return [], text
    return found, _SEGMENT.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _elements(body: str, start: int) -> list[Element]:
    elements = []
    for piece in body.split("*"):
        elements.append((piece, start))
        start += len(piece) + 1
    return elements


def _service_line(elements: list[Element]) -> Iterator[Found]:
    """SV1: procedure, charge, unit of measure, quantity, place of service."""
    yield from _procedure(elements, 0, measure=2, quantity=3)
    yield from _place(elements, 4)


def _institutional_line(elements: list[Element]) -> Iterator[Found]:
    """SV2: revenue code, procedure, charge, unit of measure, quantity."""
    yield from _revenue(elements, 0)
    yield from _procedure(elements, 1, measure=3, quantity=4)


def _dental_line(elements: list[Element]) -> Iterator[Found]:
    yield from _procedure(elements, 0, measure=None, quantity=5)


def _paid_line(elements: list[Element]) -> Iterator[Found]:
    """SVC: procedure or revenue code, charge, payment, revenue code, units paid, procedure as billed."""
    yield from _procedure(elements, 0, measure=None, quantity=4)
    written, start = _element(elements, 0)
    if written.startswith("NU:"):
        yield from _revenue([(written[3:], start + 3)], 0)
    yield from _revenue(elements, 3)
    yield from _procedure(elements, 5, measure=None, quantity=6)


def _procedure(elements: list[Element], at: int, *, measure: int | None, quantity: int) -> Iterator[Found]:
    written, start = _element(elements, at)
    match = _PROCEDURE.match(written)
    if match is None:
        return
    code = match["code"]
    known = known_modifiers | ways if match["code"].startswith("A0") else known_modifiers
    modifiers = tuple(each for each in match["modifiers"].split(":") if each in known)
    system = CodeSystem.CDT if code[0] == "D" else CodeSystem.CPT if code[0].isdigit() else CodeSystem.HCPCS
    end, units = start + match.end(), None
    counted = measure is None or _element(elements, measure)[0] == "UN"
    number, place = _element(elements, quantity)
    if counted and number.isdigit() and 0 < int(number) < 10000:
        units = int(number)
        end = (
            end if _element(elements, quantity - 1)[0].isdigit() and measure is None else place + len(number)
        )
    yield Found(
        system, code, start + match.start("code"), end, 0.98, "procedure of a claim segment", modifiers, units
    )


def _revenue(elements: list[Element], at: int) -> Iterator[Found]:
    written, start = _element(elements, at)
    if written.isdigit() and len(written) in (3, 4):
        yield Found(
            CodeSystem.REVENUE,
            written.zfill(4),
            start,
            start + len(written),
            0.98,
            "revenue code of a claim segment",
        )


def _place(elements: list[Element], at: int) -> Iterator[Found]:
    written, start = _element(elements, at)
    if written.isdigit() and len(written) == 2:
        yield Found(CodeSystem.POS, written, start, start + 2, 0.98, "place of service of a claim segment")


def _health_codes(elements: list[Element]) -> Iterator[Found]:
    """HI: composites of qualifier and code."""
    for written, start in elements:
        qualifier, _, rest = written.partition(":")
        code = rest.partition(":")[0].upper()
        found = _health_code(qualifier, code)
        if found:
            begin = start + len(qualifier) + 1
            yield Found(found[0], found[1], begin, begin + len(code), 0.98, "health code of a claim segment")


def _health_code(qualifier: str, code: str) -> tuple[CodeSystem, str] | None:
    if qualifier in _DIAGNOSIS and (normal := systems.diagnosis(code)):
        return CodeSystem.ICD10CM, normal
    if qualifier in _DIAGNOSIS_NINE and len(code) >= 3 and code[1:].isdigit():
        return CodeSystem.ICD9CM, f"{code[:3]}.{code[3:]}" if len(code) > 3 else code
    if qualifier in _PROCEDURE_TEN and len(code) == 7:
        return CodeSystem.ICD10PCS, code
    return (CodeSystem.DRG, code) if qualifier == "DR" and code.isdigit() else None


def _claim_payment(elements: list[Element]) -> Iterator[Found]:
    """CLP08: facility code, CLP11: DRG."""
    yield from _place(elements, 7)
    written, start = _element(elements, 10)
    if written.isdigit() and len(written) == 3:
        yield Found(CodeSystem.DRG, written, start, start + 3, 0.95, "DRG of a claim payment segment")


def _claim(elements: list[Element]) -> Iterator[Found]:
    """CLM05: place of service with qualifier B."""
    written, start = _element(elements, 4)
    if re.fullmatch(r"\d\d:B:\d", written):
        yield Found(
            CodeSystem.POS, written[:2], start, start + 2, 0.98, "place of service of a claim segment"
        )


def _adjustment(elements: list[Element]) -> Iterator[Found]:
    """CAS: group, then triples of reason, amount, quantity."""
    for written, start in elements[1::3]:
        if re.fullmatch(r"\d{1,3}|[A-Z]\d{1,2}", written):
            yield Found(
                CodeSystem.CARC, written, start, start + len(written), 0.98, "reason of an adjustment segment"
            )


def _remarks(elements: list[Element]) -> Iterator[Found]:
    for written, start in elements:
        if re.fullmatch(r"N\d{1,4}|MA?\d{1,3}", written):
            yield Found(
                CodeSystem.RARC, written, start, start + len(written), 0.98, "remark of a remittance segment"
            )


def _drug(elements: list[Element]) -> Iterator[Found]:
    written, start = _element(elements, 2)
    if _element(elements, 1)[0] == "N4" and (code := systems.drug_number(written)):
        yield Found(CodeSystem.NDC, code, start, start + len(written), 0.98, "drug of a claim segment")


def _nothing(elements: list[Element]) -> Iterator[Found]:
    yield from ()


def _element(elements: list[Element], at: int) -> Element:
    return elements[at] if at < len(elements) else ("", 0)


_READERS: dict[str, Callable[[list[Element]], Iterator[Found]]] = {
    "SV1": _service_line,
    "SV2": _institutional_line,
    "SV3": _dental_line,
    "SVC": _paid_line,
    "HI": _health_codes,
    "CLP": _claim_payment,
    "CLM": _claim,
    "CAS": _adjustment,
    "LQ": _remarks,
    "MOA": _remarks,
    "MIA": _remarks,
    "LIN": _drug,
    "CTP": _nothing,
}
