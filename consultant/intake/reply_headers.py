"""The lines that mail programs write above quoted mail, at signatures and at forwards, in the languages they speak."""

from __future__ import annotations

import re

_LOOK_AHEAD = 4
"""Lines over which one "On … wrote:" may be folded."""

_WROTE = (
    r"wrote|writes|schrieb(?:en)?|a écrit|escribi[óo]|ha scritto|schreef|het volgende geschreven|escreveu|napisał(?:\(a\)|a)?|pisze|"
    r"skrev(?: følgende)?|napsal(?:\(a\)|a)?|пишет|написал(?:\(а\)|а)?|đã viết|a scris|kirjoitti|írta|(?:şunları )?yazdı|έγραψε|כתב|написа"
)
_OPENING = (
    r"(?:On|Am|El|En|Le|Il|Op|Em|No dia|A|W dniu|Dnia|Den|På|Fra|Dne|Vào|Pe|La|În|At|(?:mon|tue|wed|thu|fri|sat|sun)\w*|"
    r"\w{2,4}\.?,?(?= \d)|\d{1,4}(?=[./\- :]))"
)
_INTRODUCTION_END = re.compile(rf"(?:[:：]|\b(?:{_WROTE}))[\s\-*_]*$", re.IGNORECASE)
_DATED = r"(?=.{0,200}?(?:\d{1,4}[./-]\d{1,2}|\d{1,2}:\d{2}|\b(?:19|20)\d{2}\b|@))"
_MAILBOX = r"(?:<\s*(?:mailto:)?[^<>\s]{1,100}@[^<>\s]{2,100}\s*>|\[mailto:[^\]]{3,100}\]|[^\s<>]{1,100}@[^\s<>]{2,100})"
_INTRODUCTION = (
    # "On 1 May 2024, Jane wrote:" with the verb last, or before the name as in "Am … schrieb Jane:".
    re.compile(rf"^[\s\-*_]*{_OPENING}\b{_DATED}.{{0,400}}?\b(?:{_WROTE})\s*[:：]?[\s\-*_]*$", re.IGNORECASE),
    re.compile(rf"^[\s\-*_]*{_OPENING}{_DATED}.{{0,300}}?\b(?:{_WROTE})\b.{{0,200}}[:：]\s*$", re.IGNORECASE),
    # A date, a mailbox and a colon, without a verb.
    re.compile(
        rf"^\s*(?=.{{0,120}}\b(?:(?:19|20)\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}))(?=.{{0,120}}\d{{1,2}}[:.h]\d{{2}}).{{0,200}}?{_MAILBOX}\s*>?\s*[:：]\s*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\s*(?:19|20)\d{{2}}[-/年.]\s?\d{{1,2}}[-/月.]\s?\d{{1,2}}.{{0,200}}?{_MAILBOX}\s*>?.{{0,20}}[:：]?\s*$"
    ),
    # A name with its mailbox and the verb, without a date.
    re.compile(rf"^\s*[^\s<>].{{0,80}}{_MAILBOX}.{{0,80}}\b(?:{_WROTE})\s*[:：]\s*$", re.IGNORECASE),
    re.compile(
        r"^\s*(?:在|於|于)?\s*.{0,60}\d{4}\s*年.{0,200}(?:写道|寫道|書きました|のメッセージ|님이 작성|작성)\s*[:：]?\s*$"
    ),
)

_ORIGINAL = re.compile(
    r"^[\s>*]*[-_=]{2,}\s*(?:"
    r"original message|original appointment|reply message|mensaje original|message d'origine|message original|messaggio originale|"
    r"messaggio inoltrato|ursprüngliche nachricht|originalnachricht|ursprungligt meddelande|oprindelig meddelelse|"
    r"opprinnelig melding|oprindelig besked|oorspronkelijke e-mail|ursprungligt mail|oorspronkelijk bericht|mensagem original|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|"
    r"alkuperäinen viesti|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|元のメッセージ|원본 메시지|orijinal mesaj"
    r")\s*[-_=]{2,}\s*$",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^[\s>*]*(?:[-_=]{2,}\s*(?:forwarded message|forwarded by .{0,80}|begin forwarded message|weitergeleitete nachricht|message transféré|message transmis|"
    r"mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|vidarebefordrat meddelande|videresendt melding|"
    r"przekazana wiadomość|пересылаемое сообщение|转发的邮件|轉寄郵件|転送メッセージ)\s*[-_=]*"
    r"|begin forwarded message\s*:|anfang der weitergeleiteten nachricht\s*:|début du message (?:réexpédié|transféré)\s*:|"
    r"inicio del mensaje reenviado\s*:|inizio messaggio inoltrato\s*:)\s*$",
    re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?(?:(?:re|aw|sv|antw|res)\s*:\s*)?(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|pd|fs|ilt)\s*:",
    re.IGNORECASE,
)

_FIELD_NAMES = {
    "from": "from von de da van fra från od lähettäjä от 发件人 寄件者 差出人 보낸사람 kimden mittente expéditeur",
    "sent": "sent date gesendet datum envoyé envoyé\u00a0le enviado enviada inviato verzonden sendt skickat wysłano odesláno"
    " lähetetty отправлено дата 发送时间 日期 送信日時 날짜 gönderildi data date\u00a0d'envoi message\u00a0du dato fecha",
    "to": "to an à a para aan til till do komu vastaanottaja кому 收件人 宛先 받는사람 kime",
    "subject": "subject betreff objet asunto oggetto onderwerp emne ämne temat předmět aihe тема 主题 主旨 件名 제목 konu assunto sujet",
}
_FIELD = {
    kind: re.compile(
        r"^[\s>*_]*(?:"
        + "|".join(re.escape(name).replace("\u00a0", r"\s?") for name in names.split(" "))
        + r")(?:\s+le)?\*?\s*[:：]\*?(?=\s|\S)",
        re.IGNORECASE,
    )
    for kind, names in _FIELD_NAMES.items()
}
_ANY_FIELD = re.compile(r"^[\s>*_]*\S[^:：]{0,24}?\s*[:：]")

_SEPARATOR = re.compile(r"^\s*(?:_{5,}|-{5,}|={4,}|\*{5,})\s*$")
_SHORT_RULE = re.compile(r"^\s*-{3,}\s*$")
_REPLY_ABOVE = re.compile(
    r"^[\s>*#=_-]*(?:please )?(?:(?:type|write|enter|add) your (?:reply|response) above|reply above this line|reply to this email above|"
    r"bitte gib deine antwort oberhalb|(?:please )?reply (?:above|over) (?:this|the) line|(?:merci de )?répondre au-dessus de cette ligne).{0,60}$",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"^\s*[*_#]*(?:previous replies|vorherige antworten|réponses précédentes|respuestas anteriores|previous discussion)[*_#]*\s*:?$",
    re.IGNORECASE,
)

_DASHES = re.compile(r"^\s*(?:--|–{2}|__)\s*$")
_MOBILE = re.compile(
    r"^\s*(?:"
    r"(?:sent|envoyé|inviato|enviado|verzonden|gesendet|skickat|sendt|wysłano|wysłane|отправлено|lähetetty)\s+(?:from|depuis|da|de|à|desde|via|van|mit|von|från|fra|met|z|с|with|do|meu|mijn|mon|my|mein\w*)\b.{1,60}"
    r"|von meinem .{1,40} gesendet|(?:get|descargar|télécharger|obtenir) (?:the )?outlook (?:for|para|pour|für) .{1,40}"
    r"|sent (?:using|via|by|through) .{1,40}|(?:从|從)我的.{1,20}(?:发送|傳送)|iphoneから送信|나의 iphone에서 보냄|sent with .{1,40}"
    r"|diese nachricht wurde von meinem .{1,60} gesendet\.?|telefonumdan gönderildi|iphone'umdan gönderildi"
    r")\s*$",
    re.IGNORECASE,
)
_MOBILE_SENTENCE = re.compile(r",|[.!?]\s*\S{3,}")
_LINK = re.compile(r"[<(\[]\s*https?://[^\s>)\]]*[>)\]]?")
_LIST_FOOTER = re.compile(r"^\s*_{10,}\s*$")
_CLOSING = re.compile(
    r"^\s*(?:(?:with |my )?(?:kind(?:est)?|best|warm(?:est)?|many|sincere)?\s?(?:regards|wishes)|best|many thanks|thanks(?: so much| again| in advance|"
    r" a lot| and regards| (?:and|&) (?:kind |best )?regards)?|thank you(?: so much| again| in advance| very much| kindly)?|thx|cheers|sincerely(?: yours)?|"
    r"yours(?: truly| sincerely| faithfully)?|respectfully|cordially|mit (?:freundlichen|besten|lieben|herzlichen) gr(?:ü|ue)(?:ß|ss)en|"
    r"(?:viele|beste|liebe|freundliche) gr(?:ü|ue)(?:ß|ss)e|mfg|cordialement|bien (?:à vous|cordialement)|saludos(?: cordiales)?|atentamente|"
    r"cordiali saluti|met vriendelijke groet(?:en)?|med vänlig hälsning|med venlig hilsen|atenciosamente|pozdrawiam)\s*[,.!]*\s*$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^[\s*_]*(?:(?:confidentiality|privacy|legal|privileged)[ \w/&]{0,30}(?:notice|statement|note|disclaimer)\b|disclaimer\s*:|"
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|electronic (?:mail|message|transmission)|communication|transmission)\b"
    r".{0,80}\b(?:confidential|privileged|intended|attachments?)\b)",
    re.IGNORECASE,
)
_NOT_UNDER_A_LETTER = re.compile(r"\?|^(?:\d{1,2}[.)]|[-*•])\s|^p\.?\s?s\b|.{90}", re.IGNORECASE)
_LONGEST_SIGNATURE = 10
_PGP_SIGNATURE = re.compile(r"^-----BEGIN PGP SIGNATURE-----\s*$")


def forwards(subject: str) -> bool:
    """The subject says that the mail forwards another one (Fwd:, FW:, WG:, TR:, …)."""
    return bool(_FORWARD_SUBJECT.match(subject))


def is_forward_separator(line: str) -> bool:
    """The line that a mail program writes above forwarded mail: what follows is put before the reader, not quoted."""
    return bool(_FORWARD.match(line[:200]))


def quote_heading(lines: list[str], at: int) -> int:
    """How many lines from `at` introduce quoted mail; 0 when none do."""
    line = lines[at]
    if not line.strip() or line.lstrip().startswith(">"):
        return 0
    if _ORIGINAL.match(line[:200]):
        below = _next_text(lines, at + 1)
        return below - at + _field_block(lines, below) if below < len(lines) else 1
    return _introduction(lines, at) or _ruled_field_block(lines, at) or _field_block(lines, at)


def _next_text(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _introduction(lines: list[str], at: int) -> int:
    """ "On … wrote:" in some language, folded over a few lines."""
    joined = ""
    for length in range(1, _LOOK_AHEAD + 1):
        if at + length > len(lines) or not (piece := lines[at + length - 1].strip()) or len(joined) > 500:
            return 0
        joined = f"{joined} {piece}".strip()
        if _introduces(joined):
            return length
    return 0


def _introduces(line: str) -> bool:
    line = line[:600]
    return bool(_INTRODUCTION_END.search(line[-60:])) and any(
        pattern.match(line) for pattern in _INTRODUCTION
    )


def _ruled_field_block(lines: list[str], at: int) -> int:
    """A rule of underscores or the like directly above a block of header fields (Outlook)."""
    if not _SEPARATOR.match(lines[at][:200]):
        return 0
    below = _next_text(lines, at + 1)
    block = _field_block(lines, below) if below < len(lines) else 0
    return below - at + block if block else 0


def _field_block(lines: list[str], at: int) -> int:
    """From:, Sent:, To:, Subject: as mail programs copy them above a quoted mail; sender and two more are asked for."""
    if not (_FIELD["from"].match(lines[at][:200]) or _FIELD["sent"].match(lines[at][:200])):
        return 0
    kinds: set[str] = set()
    length = 0
    for line in lines[at : at + 12]:
        kind = next(
            (kind for kind, pattern in _FIELD.items() if kind not in kinds and pattern.match(line[:200])),
            None,
        )
        if kind:
            kinds.add(kind)
        elif not line.strip() or not (
            _ANY_FIELD.match(line[:200]) or line.startswith((" ", "\t")) or "@" in line
        ):
            break
        length += 1
    return length if "from" in kinds and len(kinds) >= 3 else 0


def ends_here(lines: list[str], at: int) -> bool:
    """What follows was put there by the mail program or list: "reply above this line", previous replies."""
    line = lines[at][:200]
    if _REPLY_ABOVE.match(line) or _PREVIOUS.match(line):
        return True
    if not _SHORT_RULE.match(line):
        return False
    below = _next_text(lines, at + 1)
    return below < len(lines) and bool(_PREVIOUS.match(lines[below][:200]))


def signature_mark(lines: list[str], at: int, *, begun: bool) -> bool:
    """A signature starts here: the dashes line (RFC 3676 section 4.3), a mobile program's line, a sign-off, a disclaimer.

    `begun` says that there is text above: what opens a mail is not its signature.
    """
    line = lines[at][:2000]
    if _PGP_SIGNATURE.match(line) or _is_mobile(line):
        return True
    return begun and (_is_rule(line) or _signs_off(lines, at))


def _is_rule(line: str) -> bool:
    return bool(_DASHES.match(line) or _LIST_FOOTER.match(line) or _DISCLAIMER.match(line))


def _is_mobile(line: str) -> bool:
    line = _LINK.sub("", line).strip("*_ ")
    return bool(_MOBILE.match(line)) and not _MOBILE_SENTENCE.search(line)


def _signs_off(lines: list[str], at: int) -> bool:
    """A closing phrase with nothing below but what stands under a letter: a few short lines, no question, no list."""
    if not _CLOSING.match(lines[at][:100]):
        return False
    below: list[str] = []
    for line in lines[at + 1 : at + 60]:
        if (
            line.lstrip().startswith(">")
            or _DASHES.match(line)
            or _DISCLAIMER.match(line)
            or _SEPARATOR.match(line[:200])
        ):
            break
        if line.strip():
            below.append(line.strip())
    return 0 < len(below) <= _LONGEST_SIGNATURE and not any(
        _NOT_UNDER_A_LETTER.search(line) for line in below
    )
