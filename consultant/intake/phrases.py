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
    r"napísal(?:\(a\))?|napisa[ol](?:a|/la)?(?: je)?|написа[ов](?:/ла|ла|в)?|пише",
    r"đã viết|a scris|kirjoitti|(?:ezt )?írta|(?:şun[lu]\w* )?yazdı|έγραψε|כתב|написа|rašė|rakstīja|kirjutas",
    "va escriure|menulis|เขียนว่า|เขียน|كتب|ने लिखा|نوشت|skrifaði",
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
    *("napísal", "napísal(a)", "napisao", "napisala", "napisao je", "napisala je", "написао", "написао/ла"),
    *("написав", "написала", "пише", "rašė", "rakstīja", "kirjutas", "escriure", "menulis", "เขียนว่า", "เขียน"),
    *("كتب", "लिखा", "نوشت", "skrifaði"),
    *("написала", "написал(а)", "viết", "scris", "kirjoitti", "írta", "yazdı", "έγραψε", "כתב", "написа"),
    *("写道", "寫道", "書きました", "のメッセージ", "작성"),
)
"""The last word of such a line where it does not end in a colon."""

WROTE_CJK = ("写道", "寫道", "書きました", "のメッセージ", "님이 작성", "작성")

OPENINGS = (
    "On|Am|El|En|Le|Il|Op|Em|No dia|A|W dniu|Dnia|Den|På|Fra|Dne|Vào|Pe|La|În|At",
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w*",
    # A weekday in any language before a number, or the date itself.
    "Στις|На|У|Vào|Pada|Dňa|V|Kuupäev|Ngày|Missatge|في|ในวันที่|בתאריך|Wiadomość|Zitat|Quoting",
    r"\w{2,4}\.?,?(?= \d)",
    r"\d{1,4}(?=[./\- :])",
)
"""How a line that introduces a quote begins."""

ORIGINAL = (
    "original message|original appointment|reply message",
    "ursprüngliche nachricht|original-?nachricht",
    "message d'origine|message original",
    "mensaje original|mensagem original",
    "messaggio originale",
    "oorspronkelijk bericht|oorspronkelijke e-mail",
    "ursprungligt meddelande|ursprungligt mail",
    "oprindelig meddelelse|oprindelig besked|opprinnelig melding",
    "wiadomość oryginalna|oryginalna wiadomość|původní zpráva",
    "alkuperäinen viesti|orijinal mesaj|исходное сообщение",
    "pôvodná správa|eredeti üzenet|mesaj(?:ul)? original|izvorna poruka|izvirno sporočilo|оригінальне повідомлення",
    "αρχικό μήνυμα|הודעה מקורית|الرسالة الأصلية|thư gốc|tin nhắn gốc|pesan asli|missatge original|ข้อความต้นฉบับ",
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
    "przekazana wiadomość|wiadomość przekazana dalej|пересылаемое сообщение|пересланное сообщение",
    "přeposlaná zpráva|preposlaná správa|továbbított üzenet|mesaj redirecționat|iletilen mesaj|välitetty viesti",
    "videresendt (?:mail|besked|meddelelse)|proslijeđena poruka|προωθημένο μήνυμα|הודעה שהועברה|رسالة محوّلة",
    "转发的邮件|转发的消息|轉寄郵件|転送メッセージ|전달된 메일|전달된 메시지|forwarded mail",
)
"""Between dashes, above a forwarded mail."""

FORWARDED_BELOW = (
    "begin forwarded message",
    "anfang der weitergeleiteten nachricht",
    "début du message (?:réexpédié|transféré)",
    "inicio del mensaje reenviado",
    "inizio messaggio inoltrato",
    "begin doorgestuurd bericht|vidarebefordrat brev|start på videresendt besked|videresendt melding",
    "início da mensagem (?:re)?encaminhada|początek przekazywanej wiadomości|начало переадресованного сообщения",
    "开始转发的邮件|轉寄的郵件開始|転送されたメッセージ",
)
"""With a colon, above a forwarded mail."""

FORWARD_PREFIXES = ("fwd?|wg|tr|rv|enc|i|doorst|vs|vb|pd|fs|ilt", "továbbítás|转发|轉寄|転送")
"""Before the colon in the subject of a forwarded mail."""

ANSWER_PREFIXES = ("re|aw|sv|antw|antwort|res|ref|rif|odp|ynt|vá|atb|ats|bls", "回复|回覆|答复|返信|답장")
"""Before the colon in the subject of an answer."""

FIELDS = {
    "from": (
        r"from|von|de|de\s?la|da|van|fra|från|od|lähettäjä|kimden|mittente|expéditeur|remitente|feladó|dari|từ|nadawca",
        "nuo|no|saatja|от|від|frá|από|מאת|من|จาก|发件人|寄件者|寄件人|差出人|보낸사람|보낸 사람",
    ),
    "sent": (
        r"sent|date|gesendet|datum|envoyé|envoyé\s?le|date\s?d'envoi|message\s?du|enviado(?:\s?el|\s?em)?|enviada(?:\s?em)?",
        "fecha|inviato|data|verzonden|sendt|dato|skickat|wysłan[oe]|odesláno|odoslané|dátum|lähetetty|päivämäärä",
        r"gönderildi|gönderme\s?tarihi|tarih|elküldve|trimis|enviat\s?el|dikirim|tanggal|đã\s?gửi|ngày|poslano|datum",
        "išsiųsta|nosūtīts|saadetud|kuupäev|отправлено|дата|надіслано|изпратено|στάλθηκε|ημερομηνία|נשלח|תאריך",
        r"تاريخ\s?الإرسال|التاريخ|ส่งเมื่อ|วันที่|发送时间|寄件日期|日期|日時|送信日時|날짜|보낸\s?날짜",
    ),
    "to": (
        "to|an|à|a|para|aan|til|till|do|komu|vastaanottaja|kime|destinataire|címzett|către|kepada|ke|đến|tới|za",
        r"per\s?a|kam|adressaat|saaja|adresat|кому|до|προς|אל|إلى|ถึง|收件人|收件者|宛先|받는사람|받는\s?사람",
    ),
    "subject": (
        "subject|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|temat|předmět|predmet|aihe|konu|assunto|sujet",
        r"tárgy|subiect|subjek|perihal|chủ\s?đề|zadeva|tema|temats|teema|assumpte|тема|относно|θέμα|נושא|الموضوع",
        "เรื่อง|主题|主旨|件名|제목",
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
    r"(?:sent|envoyé|inviato|enviad[oa]|verzonden|verstuurd|gesendet|skickat|sendt|wysłan[oe]|odesláno|odoslané|trimis"
    r"|отправлено|надіслано|изпратено|lähetetty|στάλθηκε|đã gửi|poslano)\s+"
    r"(?:from|depuis|da|de|à|desde|via|van|vanaf|mit|von|från|fra|met|z|с|з|with|using|by|through|do|dal|pe|από|từ"
    r"|meu|mijn|mon|my|mein\w*)\b.{1,80}",
    r"(?:diese nachricht wurde )?von (?:meine[mr]|samsung mobile|outlook) ?.{0,60} ?(?:gesendet|geschickt)\.?",
    "(?:get|descargar|obtener|télécharger|obtenir|scarica|hent|hämta|pobierz) (?:the )?outlook "
    "(?:for|para|pour|für|per|til|dla) .{1,40}",
    r"outlook (?:für|voor) .{1,30} (?:beziehen|downloaden|herunterladen)",
    r"(?:从|從|发自)(?:我的)?.{1,20}(?:发送|傳送|的邮件)?|發自我的.{1,20}|\S{1,30}\s?から送信|나의 iphone에서 보냄",
    "yahoo mail ?: search, organi[sz]e, conquer",
    r"telefonumdan gönderildi|iphone'umdan gönderildi|lähetetty \w+sta|iphone-ról küldve|küldve \S{1,30}|נשלח מה-?.{1,30}",
)
"""The line that a telephone's mail program puts under every mail."""

EXCUSES = (
    r"(?:please )?(?:excuse|forgive|pardon|ignore) (?:my |the |any )?.{0,40}(?:brevity|typos?|errors?|spelling|autocorrect)",
    r"bitte (?:entschuldigen sie|verzeihen sie|entschuldige) .{0,40}(?:kürze|fehler|tippfehler)",
    r"(?:merci d'excuser|veuillez excuser|excusez) .{0,40}(?:brièveté|fautes?|erreurs?)",
    r"(?:disculpe|perdone?|disculpa) .{0,40}(?:brevedad|errores)",
)
"""What stands behind it on the same line."""

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
    r"(?:please )?(?:consider|think of) the environment before (?:printing|you print)\b",
    r"(?:this (?:e-?mail|message) (?:has been|was) (?:checked|scanned)|virus-free\b|no virus found)",
    r"(?:diese e-?mail|diese nachricht|der inhalt dieser e-?mail) .{0,60}(?:vertraulich|ausschließlich)",
    r"(?:ce (?:courriel|message|mail|courrier)|les informations contenues dans ce) .{0,100}"
    r"(?:confidentiel|destinataire|exclusif)",
    r"(?:este (?:mensaje|correo|e-?mail)|la información contenida en este) .{0,100}(?:confidencial|destinatario|exclusiv)",
    r"(?:esta mensagem|este e-?mail) .{0,100}(?:confidencia|destinat)",
    r"(?:questo messaggio|le informazioni contenute) .{0,100}(?:riservat|confidenzial|destinatari)",
    r"(?:dit bericht|deze e-?mail|de informatie in dit) .{0,100}(?:vertrouwelijk|geadresseerde)",
    r"(?:confidentiality|privacy|hipaa|legal|privileged)[ \w/&]{0,30}(?:notice|statement|note|disclaimer)\b|disclaimer\s*:",
    r"(?:this|the information (?:contained )?in this) "
    r"(?:e-?mail|message|electronic (?:mail|message|transmission)|communication|transmission)\b"
    r".{0,80}\b(?:confidential|privileged|intended|attachments?)\b",
)
"""How the legal paragraph under a letter begins."""

DEVICES = (
    "iphone|ipad|android|samsung|galaxy|huawei|xiaomi|blackberry|windows phone|outlook for (?:ios|mac|android)|yahoo mail",
)
"""What such a line names in every language."""

BANNERS = (
    r"\[?\s*(?:external|outside)\s*(?:e-?mail|sender|message)?\s*\]?\s*(?:[:!*-].{0,80})?",
    r"(?:caution|warning|attention|notice|alert|be careful|security notice|achtung|vorsicht|attention|atención|attenzione)\b"
    r".{0,80}\b(?:external|outside|extern\w*|externe|externo|esterno)\b.{0,200}",
    r"(?:this|the) (?:e-?mail|message) (?:has )?(?:originat\w+|came|comes|was sent|is) from "
    r"(?:an )?(?:outside|external)\b.{0,200}",
    r"\[?(?:external|extern|externe) (?:e-?mail|mail|sender)\]?\b.{0,200}",
    r"you don'?t often get e-?mail from .{3,100}",
    r"(?:\*+ *)?(?:this is an|this) external (?:e-?mail|message)\b.{0,200}",
    r"(?:some people who received this message|sie erhalten nicht häufig e-mails von|vous ne recevez pas souvent).{0,120}",
)
"""Put by a gateway above a mail that came from outside of its organisation."""

BANNERS_GO_ON = (
    r"(?:do not|don'?t|never|unless|please|exercise|use|be|nicht|keine|ne pas|no haga)\b.{0,80}"
    r"\b(?:click|open|links?|attachments?|caution|cautious|careful|sender|content is safe|verdächtig|anhänge|cliquez|clic)\b",
)
"""The next sentence of such a banner."""
