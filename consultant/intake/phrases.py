"""What mail programs and letter writers say around a mail's own text, by language; fragments of regular expressions."""

WROTE = (
    "wrote|writes",
    "schrieb(?:en)?",
    "a écrit",
    "escribi[óo]",
    "ha scritto",
    "schreef|het volgende geschreven",
    "escreveu",
    r"napisał(?:\(a\)|a)?|pisze",
    "skrev(?: følgende)?",
    r"napsal(?:\(a\)|a)?",
    r"пишет|написал(?:\(а\)|а)?",
    "đã viết|a scris|kirjoitti|írta|(?:şunları )?yazdı|έγραψε|כתב|написа",
)
"""The verb between a date or name and the mail that is quoted below it."""

WROTE_LAST = (
    *(
        "wrote",
        "writes",
        "schrieb",
        "schrieben",
        "écrit",
        "escribió",
        "escribio",
        "scritto",
        "schreef",
        "geschreven",
        "escreveu",
    ),
    *(
        "napisał",
        "napisała",
        "napisał(a)",
        "pisze",
        "skrev",
        "følgende",
        "napsal",
        "napsala",
        "napsal(a)",
        "пишет",
        "написал",
    ),
    *("написала", "написал(а)", "viết", "scris", "kirjoitti", "írta", "yazdı", "έγραψε", "כתב", "написа"),
    *("写道", "寫道", "書きました", "のメッセージ", "작성"),
)
"""The last word of such a line where it does not end in a colon."""

WROTE_CJK = ("写道", "寫道", "書きました", "のメッセージ", "님이 작성", "작성")

OPENINGS = (
    "On|Am|El|En|Le|Il|Op|Em|No dia|A|W dniu|Dnia|Den|På|Fra|Dne|Vào|Pe|La|În|At",
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w*",
    # A weekday in any language before a number, or the date itself.
    r"\w{2,4}\.?,?(?= \d)",
    r"\d{1,4}(?=[./\- :])",
)
"""How a line that introduces a quote begins."""

ORIGINAL = (
    "original message|original appointment|reply message",
    "ursprüngliche nachricht|originalnachricht",
    "message d'origine|message original",
    "mensaje original|mensagem original",
    "messaggio originale",
    "oorspronkelijk bericht|oorspronkelijke e-mail",
    "ursprungligt meddelande|ursprungligt mail",
    "oprindelig meddelelse|oprindelig besked|opprinnelig melding",
    "wiadomość oryginalna|oryginalna wiadomość|původní zpráva",
    "alkuperäinen viesti|orijinal mesaj|исходное сообщение",
    "原始邮件|原始郵件|元のメッセージ|원본 메시지",
)
"""Between dashes, above a quoted mail."""

FORWARDED = (
    "forwarded message|forwarded by .{0,80}|begin forwarded message",
    "weitergeleitete nachricht",
    "message transféré|message transmis",
    "mensaje reenviado|mensagem encaminhada",
    "messaggio inoltrato",
    "doorgestuurd bericht",
    "vidarebefordrat meddelande|videresendt melding",
    "przekazana wiadomość|пересылаемое сообщение",
    "转发的邮件|轉寄郵件|転送メッセージ",
)
"""Between dashes, above a forwarded mail."""

FORWARDED_BELOW = (
    "begin forwarded message",
    "anfang der weitergeleiteten nachricht",
    "début du message (?:réexpédié|transféré)",
    "inicio del mensaje reenviado",
    "inizio messaggio inoltrato",
)
"""With a colon, above a forwarded mail."""

FORWARD_PREFIXES = ("fwd?", "wg", "tr", "rv", "enc", "i", "doorst", "vs", "vb", "pd", "fs", "ilt")
"""Before the colon in the subject of a forwarded mail."""

ANSWER_PREFIXES = ("re", "aw", "sv", "antw", "res", "ref", "odp", "ynt", "vá", "atb", "回复", "回覆", "答复")
"""Before the colon in the subject of an answer."""

FIELDS = {
    "from": (
        "from|von|de|da|van|fra|från|od|lähettäjä|kimden|mittente|expéditeur",
        "от|发件人|寄件者|差出人|보낸사람",
    ),
    "sent": (
        r"sent|date|gesendet|datum|envoyé|envoyé\s?le|date\s?d'envoi|message\s?du|enviado|enviada|fecha|inviato|data",
        "verzonden|sendt|dato|skickat|wysłano|odesláno|lähetetty|gönderildi",
        "отправлено|дата|发送时间|日期|送信日時|날짜",
    ),
    "to": (
        "to|an|à|a|para|aan|til|till|do|komu|vastaanottaja|kime",
        "кому|收件人|宛先|받는사람",
    ),
    "subject": (
        "subject|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|temat|předmět|aihe|konu|assunto|sujet",
        "тема|主题|主旨|件名|제목",
    ),
}
"""The header fields that are copied above a quoted mail."""

REPLY_ABOVE = (
    "(?:type|write|enter|add) your (?:reply|response) above",
    "reply above this line|reply to this email above|(?:please )?reply (?:above|over) (?:this|the) line",
    "bitte gib deine antwort oberhalb",
    "(?:merci de )?répondre au-dessus de cette ligne",
)
"""Put by helpdesks above the history of a conversation."""

PREVIOUS = (
    "previous replies|previous discussion",
    "vorherige antworten",
    "réponses précédentes",
    "respuestas anteriores",
)
"""Put by forums above the history of a discussion."""

SENT_WITH = (
    r"(?:sent|envoyé|inviato|enviado|verzonden|gesendet|skickat|sendt|wysłan[oe]|отправлено|lähetetty)\s+"
    r"(?:from|depuis|da|de|à|desde|via|van|mit|von|från|fra|met|z|с|with|using|by|through|do|meu|mijn|mon|my|mein\w*)\b.{1,60}",
    r"(?:diese nachricht wurde )?von meinem .{1,60} gesendet\.?",
    "(?:get|descargar|télécharger|obtenir) (?:the )?outlook (?:for|para|pour|für) .{1,40}",
    "(?:从|從)我的.{1,20}(?:发送|傳送)|iphoneから送信|나의 iphone에서 보냄",
    "telefonumdan gönderildi|iphone'umdan gönderildi",
)
"""The line that a telephone's mail program puts under every mail."""

CLOSINGS = (
    r"(?:with |my )?(?:kind(?:est)?|best|warm(?:est)?|many|sincere)?\s?(?:regards|wishes)|best",
    "(?:many )?thanks(?: so much| again| in advance| a lot)?|thanks (?:and|&) (?:kind |best )?regards",
    "thank you(?: so much| again| in advance| very much| kindly)?|thx|cheers",
    "sincerely(?: yours)?|yours(?: truly| sincerely| faithfully)?|respectfully|cordially",
    "mit (?:freundlichen|besten|lieben|herzlichen) gr(?:ü|ue)(?:ß|ss)en|mfg",
    "(?:viele|beste|liebe|freundliche) gr(?:ü|ue)(?:ß|ss)e",
    "cordialement|bien (?:à vous|cordialement)",
    "saludos(?: cordiales)?|atentamente|atenciosamente",
    "cordiali saluti",
    "met vriendelijke groet(?:en)?|med vänlig hälsning|med venlig hilsen|pozdrawiam",
)
"""The last words of a letter, above the writer's name."""

DISCLAIMERS = (
    r"(?:confidentiality|privacy|legal|privileged)[ \w/&]{0,30}(?:notice|statement|note|disclaimer)\b|disclaimer\s*:",
    r"(?:this|the information (?:contained )?in this) "
    r"(?:e-?mail|message|electronic (?:mail|message|transmission)|communication|transmission)\b"
    r".{0,80}\b(?:confidential|privileged|intended|attachments?)\b",
)
"""How the legal paragraph under a letter begins."""
