"""Mails in other letters that do not say their charset, or say one of the West."""

from __future__ import annotations

import pytest

from consultant.intake.charsets import decoded
from consultant.intake.parsing import parse
from tests.intake.mails import mail

QUESTIONS = {
    "Можно ли выставить 99213-25 вместе с 20610 за один день? Спасибо.": [
        "cp1251",
        "koi8-r",
        "iso8859-5",
        "cp866",
    ],
    "Чи можна подати 99213 разом із 20610 в один день? Дякую, Олена": ["cp1251", "koi8-u"],
    "Μπορεί το 99213-25 να χρεωθεί μαζί με το 20610 την ίδια ημέρα;": ["cp1253", "iso8859-7"],
    "האם אפשר לחייב את 99213 יחד עם 20610 באותו יום? תודה רבה": ["cp1255", "iso8859-8"],
    "هل يمكن إصدار فاتورة 99213 مع 20610 في نفس اليوم؟ شكرا": ["cp1256"],
    "同じ日に99213と20610を一緒に請求できますか。よろしくお願いします。": ["cp932", "euc_jp"],
    "请问同一天可以同时申报99213和20610吗？谢谢。": ["gb18030"],
    "請問同一天可以同時申報99213和20610嗎？謝謝。": ["big5"],
    "같은 날에 99213과 20610을 함께 청구할 수 있습니까? 감사합니다.": ["cp949"],
}
CENTRAL, TURKISH, BALTIC = ("cp1250", "iso8859-2"), ("cp1254", "iso8859-9"), ("cp1257", "iso8859-13")
IN_LATIN_LETTERS = {
    "Dzień dobry, czy można rozliczyć 99213 z 20610? Proszę o odpowiedź, dziękuję.": CENTRAL,
    "Czy kod 99214 jest właściwy?": CENTRAL,
    "Dobrý den, žádám o radu ke kódu 99214. Šlo o kontrolní vyšetření, léčba trvala čtyřicet minut.": CENTRAL,
    "Dobrý deň, môže sa kód 99213 účtovať spolu s 20610? Ďakujem za odpoveď.": CENTRAL,
    "Tisztelt Címzett! Elszámolható-e a 99213 a 20610 kóddal együtt? Előre is köszönöm.": CENTRAL,
    "Bună ziua, se poate factura 99213 împreună cu 20610 în aceeaşi zi? Mulţumesc.": CENTRAL,
    "Poštovani, može li se 99213 naplatiti zajedno s 20610? Hvala, Željko Čačić": CENTRAL,
    "Pozdravljeni, ali lahko 99213 obračunamo skupaj z 20610? Hvala, Špela Černič": CENTRAL,
    "Merhaba, 99213 ile 20610 aynı gün faturalanabilir mi? Teşekkürler, iyi günler.": TURKISH,
    "Laba diena, ar galima 99213 pateikti kartu su 20610 tą pačią dieną? Ačiū už atsakymą.": BALTIC,
    "Labdien, vai var iesniegt 99213 kopā ar 20610 tajā pašā dienā? Paldies, Jānis Bērziņš": BALTIC,
}
LATIN = [(text, charset) for text, charsets in IN_LATIN_LETTERS.items() for charset in charsets]
EVERY = [(text, charset) for text, charsets in QUESTIONS.items() for charset in charsets]
WESTERN = (
    "Hallo, dürfen wir 99213 und 20610 am selben Tag abrechnen? Viele Grüße, Jörg Müller",
    "Bonjour, peut-on facturer 99213 et 20610 le même jour ? À bientôt, Hélène",
    "¿Podemos facturar 99213 con 20610 el mismo día? Año 2026. José Peña",
    "Århus, Öland, Ærø: Får vi ta 99213?",
    "ÄÖÜ äöü ß",
    "àèé? 99213",
    "99213 à 20610 où",
    "Año",
    "ÉTÉ",
    "Dr. Muñoz’s note: 20610–RT … §5 µg",
    "Temp 101°, 1½ hours ± 5 min: 99214?",
    "The payer’s letter says “bundled” – is 99213-25 right with 20610? It’s €50 less.",
    "• Is 99213 right?\r\n• May we add 25…",
    "Peña, MD",
    "Góðan daginn, má senda reikning fyrir 99213 með 20610 sama dag? Þórður",
    "Posso cobrar 99213 com 20610 no mesmo dia? O plano não aceitou, há razões? João",
    "Må vi fakturere 99213 og 20610 på samme dag? Tak, Jørgen Ærø",
)


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "us-ascii", "x-unknown"])
@pytest.mark.parametrize(("text", "charset"), EVERY + LATIN)
def test_the_letters_tell_the_charset(text: str, charset: str, declared: str | None) -> None:
    assert decoded(text.encode(charset), declared)[0] == text


@pytest.mark.parametrize("declared", [None, "iso-8859-1"])
@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "iso8859-5", "cp866"])
@pytest.mark.parametrize(
    "text", ["Код 99213?", "Можно 99213-25 с 20610?", "НЕТ", "Спасибо", "99213 или 99214"]
)
def test_a_word_or_two_are_enough_where_they_are_russian(
    text: str, charset: str, declared: str | None
) -> None:
    assert decoded(text.encode(charset), declared)[0] == text


@pytest.mark.parametrize("declared", [None, "iso-8859-1"])
@pytest.mark.parametrize("text", WESTERN)
def test_western_text_stays_western(text: str, declared: str | None) -> None:
    assert decoded(text.encode("cp1252"), declared)[0] == text


def test_tags_do_not_hide_the_language() -> None:
    text = "Czy można rozliczyć 99213 z 20610 tego samego dnia? Proszę o odpowiedź."
    page = f'<div class="WordSection1"><p class="MsoNormal" style="margin:0cm 0cm 8pt">{text}</p></div>' * 3
    assert decoded(page.encode("cp1250"), "iso-8859-1")[0] == page


def test_what_was_declared_and_fits_is_believed() -> None:
    text = "Можно ли выставить 99213-25 вместе с 20610?"
    assert decoded(text.encode("cp1251"), "koi8-r")[0] == text.encode("cp1251").decode("koi8-r")


def test_a_body_and_a_subject_without_a_charset_are_read() -> None:
    subject, text = "Вопрос о счетах пациента", "Можно ли выставить 99213-25 вместе с 20610?"
    raw = mail("BODY", Subject="SUBJECT")
    raw = raw.replace(b"BODY", text.encode("cp1251")).replace(b"SUBJECT", subject.encode("cp1251"))
    read = parse(raw)
    assert (read.subject, read.text) == (subject, text)
