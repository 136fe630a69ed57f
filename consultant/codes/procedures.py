"""CPT, HCPCS Level II and CDT codes with what hangs on them: ranges, lists, modifiers, units."""

from __future__ import annotations

from consultant.codes import systems
from consultant.codes.attachments import Attached, read_attachments
from consultant.codes.context import judge_number
from consultant.codes.modifiers import known_modifiers, written_without_sign
from consultant.codes.nouns import (
    not_codes,
    of_a_person,
    other_codes,
)
from consultant.codes.owned import carries_modifier, is_part, is_plan, says_what_is_coded
from consultant.codes.places import Verdict
from consultant.codes.series import list_tail, range_end
from consultant.codes.sheet import Found, Sheet
from consultant.codes.tokens import Token
from consultant.codes.vocabulary import asking_words, before_amounts, change_words, list_words
from consultant.model.codes import CodeSystem


def system_of(code: str) -> CodeSystem:
    """The system of a five-character procedure code by its form."""
    if code[0] == "D":
        return CodeSystem.CDT
    return CodeSystem.CPT if code[0].isdigit() else CodeSystem.HCPCS


def read_number(sheet: Sheet, index: int) -> int | None:
    """A five-digit run: a CPT code where its surroundings allow it; returns the index behind it, None when it is no code."""
    code = sheet.tokens[index].text
    verdict = judge_number(sheet, index)
    if is_part(sheet, index) and sheet.tokens[index + 2].text.isupper():
        return None
    if verdict and not verdict.is_code and verdict.firm and not carries_modifier(sheet, index):
        _refuse(sheet, index, verdict)
        return None
    series = read_series(sheet, index, code)
    if series is not None:
        return _keep_series(sheet, series, verdict)
    attached = read_attachments(sheet, index + 1)
    judged = (
        verdict
        if verdict and (verdict.is_code or not attached.strong)
        else _by_itself(sheet, index, code, attached)
    )
    if not judged.is_code:
        _refuse(sheet, index, judged)
        return None
    _keep(sheet, index, code, attached, judged)
    return _continue_list(sheet, attached.next, code, judged)


def read_lettered(
    sheet: Sheet, index: int, code: str, first: int, confidence: float, reason: str
) -> int | None:
    """A code with a letter (`J1885`, `0075T`) from token `first` to `index`: accepted unless a label before it says otherwise."""
    verdict = judge_number(sheet, first)
    if verdict and not verdict.is_code and says_what_is_coded(sheet, first):
        verdict = None
    if verdict and not verdict.is_code and verdict.reason != "signature, disclaimer or header line":
        if verdict.firm or verdict.reason == "number sign":
            _refuse(sheet, index, verdict)
        return None
    if sheet.is_of_office and first != 0:
        return None
    if sheet.is_closed(sheet.tokens[first].start) or is_plan(sheet, index, code) or is_part(sheet, index):
        return None
    series = read_series(sheet, index, code, first)
    if series is not None:
        return _keep_series(sheet, series, Verdict(True, confidence, reason))
    attached = read_attachments(sheet, index + 1)
    judged = Verdict(True, confidence, reason)
    _keep(sheet, first, code, attached, judged)
    return _continue_list(sheet, attached.next, code, judged)


def _refuse(sheet: Sheet, index: int, verdict: Verdict) -> None:
    """Remembers where a list of other numbers may go on; not behind a person's, which a masked text no longer shows."""
    if verdict.reason not in (
        of_a_person,
        "part of an address",
        "part of a longer number",
        "piece of an identifier",
    ):
        sheet.refused_until = index


def read_glued(sheet: Sheet, index: int, code: str, *modifiers: str) -> int | None:
    """A code with its modifiers and no sign between (`9921325`, `20610RT`, `97140GP59`)."""
    verdict = judge_number(sheet, index)
    if verdict and not verdict.is_code:
        _refuse(sheet, index, verdict)
        return None
    if sheet.tokens[index - 1].lower in ("group", "grp", "plan") and code[0] == "0":
        return None
    if sheet.tokens[index - 1].text == "#" or sheet.tokens[index - 2].text == "#":  # `HOSP#: 4471092`
        return None
    if (
        not all(each.isdigit() or each in written_without_sign for each in modifiers)
        or not known_modifiers.issuperset(modifiers)
        or sheet.is_closed(sheet.tokens[index].start)
    ):
        return None
    if code.isdigit() and not systems.in_cpt_section(code):
        return None
    attached = read_attachments(sheet, index + 1, modifiers)
    _keep(sheet, index, code, attached, Verdict(True, 0.8, "code and modifier written as one"))
    return attached.next


def read_series(sheet: Sheet, index: int, code: str, first: int | None = None) -> tuple[Found, int] | None:
    """The range that begins at the code, if one does, as one citation with the index behind it."""
    end = range_end(sheet, index + 1, code)
    if end is None:
        return None
    start = sheet.tokens[index if first is None else first].start
    attached = read_attachments(sheet, end.next)
    found = Found(
        system_of(code),
        code,
        start,
        attached.end,
        0.95,
        "range",
        attached.modifiers,
        attached.units,
        end.written,
    )
    return found, attached.next


def _keep_series(sheet: Sheet, series: tuple[Found, int], verdict: Verdict | None) -> int | None:
    found, following = series
    if found.code.isdigit() and not systems.in_cpt_section(found.code) and not (verdict and verdict.is_code):
        return None
    if verdict and not verdict.is_code:
        return None
    sheet.found.append(found)
    return following


def _keep(sheet: Sheet, index: int, code: str, attached: Attached, verdict: Verdict) -> None:
    start = sheet.tokens[index].start
    sheet.found.append(
        Found(
            system_of(code),
            code,
            start,
            attached.end,
            verdict.confidence,
            verdict.reason,
            attached.modifiers,
            attached.units,
        )
    )


def _continue_list(sheet: Sheet, following: int, code: str, verdict: Verdict) -> int:
    """Reads the shortened members of a list behind a code; returns the index behind the last."""
    tail = list_tail(sheet, following, code)
    judged = Verdict(True, min(verdict.confidence, 0.9), "last digits in a list")
    while tail is not None:
        code, at = tail
        tail = list_tail(sheet, at + 1, code)
        if tail is not None and sheet.tokens[tail[1]].text not in known_modifiers:
            attached = Attached(
                (), None, at + 1, sheet.tokens[at].end, False
            )  # the list goes on right behind
        else:
            attached = read_attachments(sheet, at + 1)
            tail = list_tail(sheet, attached.next, code)
        _keep(sheet, at, code, attached, judged)
        following = attached.next
    return following


def _by_itself(sheet: Sheet, index: int, code: str, attached: Attached) -> Verdict:
    """The verdict where the words around say nothing: form, company, and the catalogue's knowledge decide."""
    if attached.strong:
        return (
            Verdict(True, 0.97, "modifier or units attached")
            if systems.in_cpt_section(code)
            else Verdict(True, 0.7, "modifier attached")
        )
    if not systems.in_cpt_section(code):
        if _is_asked_for(sheet, index):
            return Verdict(True, 0.7, "asked whether it is a code")
        return Verdict(False, 0.8, "no section of CPT has this number")
    if sheet.found or sheet.about_billing:
        return Verdict(True, 0.9, "among words of billing" if sheet.about_billing else "beside another code")
    if list_tail(sheet, index + 1, code):
        return Verdict(True, 0.85, "begins a list")
    return _without_billing(sheet, index, code)


def _is_asked_for(sheet: Sheet, index: int) -> bool:
    """Whether the sentence asks if the number is a code (`is 99999 a real code`)."""
    behind = [token.lower for token in sheet.tokens[index + 1 : index + 5]]
    if (
        sheet.tokens[index - 1].lower not in ("is", "was")
        or behind[0] not in ("a", "an")
        or "code" not in behind
    ):
        return False
    noun = behind[behind.index("code") - 1]
    return noun not in not_codes and noun not in other_codes


def _without_billing(sheet: Sheet, index: int, code: str) -> Verdict:
    """The verdict on a number in a text that has no word of billing and no other code: somebody must ask or speak of care."""
    known = sheet.knows(CodeSystem.CPT, code) and not sheet.is_of_office
    if known or sheet.is_asked(index) or sheet.speaks_of_services or _has_company(sheet, index):
        return Verdict(True, 0.75 if known else 0.6, "five digits in a section of CPT")
    if code.endswith("00") or _is_rough(sheet, index):
        return Verdict(False, 0.6, "an amount, and nothing around it speaks of billing")
    return Verdict(True, 0.5, "five digits in a section of CPT, and nothing else about billing")


def _is_rough(sheet: Sheet, index: int) -> bool:
    """Whether a word of amounts stands before (`about 45120`), and nobody asks about it (`question about 45120`)."""
    if sheet.tokens[index - 1].lower not in before_amounts:
        return False
    if sheet.tokens[index - 1].lower == "from" and "to" not in [
        token.lower for token in sheet.tokens[index + 1 : index + 4]
    ]:
        return False
    if sheet.tokens[index - 1].lower == "about" and not sheet.tokens[index].text.endswith("0"):
        return False
    if sheet.tokens[index - 1].lower == "to" and any(
        token.lower in _PUTTING for token in sheet.tokens[max(index - 7, 0) : index]
    ):
        return False
    return index < 2 or sheet.tokens[index - 2].lower not in asking_words


_PUTTING = change_words | {"add", "append", "attach", "put", "assign", "apply", "mapped"}


def _has_company(sheet: Sheet, index: int) -> bool:
    """Whether another run with the form of a procedure code stands beside the number, nothing but signs of a list between."""
    for step in (1, -1):
        at = index + step
        while at >= 0 and abs(at - index) < 4 and sheet.tokens[at].lower in _BESIDE:
            at += step
        if at >= 0 and abs(at - index) > 1 and _may_be_code(sheet.tokens[at]):
            return (judge_number(sheet, at) or _NO_DOUBT).is_code
    return False


_BESIDE = list_words | {"same", "day", "\n"}
_NO_DOUBT = Verdict(True, 0.5, "nothing said against it")


def _may_be_code(token: Token) -> bool:
    if len(token.text) != 5:
        return False
    return (
        systems.in_cpt_section(token.text) if token.kind == "digits" else systems.is_hcpcs(token.text.upper())
    )
