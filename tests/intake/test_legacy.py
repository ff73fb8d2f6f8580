"""Text in encodings without a mark is recognised by its language."""

import pytest

from musterbook.intake.decoding import decode_text
from musterbook.intake.legacy import judge, load_languages, read_ways

SENTENCES = {
    "French": (
        "Deux policiers ont été blessés ; l’évacuation a eu lieu mercredi, « sans délai ».",
        ["cp1252", "mac_roman"],
    ),
    "French, short": ("Policier tué.", ["cp1252", "iso8859_15"]),
    "French, capitals": ("ÉVACUÉS À L'HÔPITAL : DEUX BLESSÉS.", ["cp1252", "mac_roman"]),
    "French, DOS": ("Deux policiers ont été blessés à Delmas.", ["cp850"]),
    "Spanish": ("El portavoz señaló que dos policías resultaron heridos en la misión.", ["cp1252", "mac_roman"]),
    "English": ("The officers’ convoy was hit — “two hurt,” the spokesman said.", ["cp1252", "mac_roman"]),
    "Haitian Creole": ("De polisye blese nan Pòtoprens, se sa pòtpawòl la te di mèkredi swa.", ["cp1252"]),
    "Portuguese": ("O porta-voz disse que não há mortos; dois feridos estão em São Domingos.", ["cp1252"]),
    "German": ("Zwei Polizisten wurden verletzt, erklärte die Mission; über Tote ist nichts bekannt.", ["cp1252"]),
    "Polish": ("Rzecznik powiedział, że dwóch policjantów zostało rannych w środę.", ["cp1250", "iso8859_2"]),
    "Czech": ("Mluvčí uvedl, že dva policisté byli zraněni při střelbě ve středu.", ["cp1250", "iso8859_2"]),
    "Turkish": ("Sözcü, çarşamba gecesi iki polisin yaralandığını söyledi.", ["cp1254"]),
    "Russian": (
        "Двое сотрудников ранены в среду вечером, сообщил представитель.",
        ["cp1251", "koi8_r", "cp866", "iso8859_5"],
    ),
    "Russian, short": ("Ранены двое.", ["cp1251", "koi8_r"]),
    "Ukrainian": ("Двоє поліцейських отримали поранення, повідомив речник місії.", ["cp1251", "koi8_u"]),
    "Greek": ("Δύο αστυνομικοί τραυματίστηκαν την Τετάρτη, δήλωσε ο εκπρόσωπος.", ["cp1253", "iso8859_7"]),
    "Arabic": ("قال المتحدث إن شرطيين أصيبا مساء الأربعاء.", ["cp1256", "iso8859_6"]),
    "Hebrew": ("הדובר אמר ששני שוטרים נפצעו ביום רביעי.", ["cp1255"]),
    "Japanese": ("水曜日の夜、警察官二人が負傷したと報道官が述べた。", ["cp932", "euc_jp", "iso2022_jp"]),
    "Chinese, simplified": ("发言人说，周三晚上有两名警察受伤。", ["gb18030"]),
    "Chinese, traditional": ("發言人說，週三晚上有兩名警察受傷。", ["big5"]),
    "Korean": ("대변인은 수요일 밤 경찰관 두 명이 부상당했다고 말했다.", ["euc_kr"]),
}
CASES = [(text, encoding) for text, encodings in SENTENCES.values() for encoding in encodings]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_sentence_is_enough(text: str, encoding: str) -> None:
    """Law: one sentence of a known language is read right, and as inferred."""
    decoded = decode_text(text.encode(encoding))
    assert decoded.text == text
    assert decoded.certain == (encoding == "utf-8")


def test_every_encoding_of_the_table_exists() -> None:
    """Law: each encoding in the table decodes, and each language has letters or words to judge by."""
    for language in load_languages():
        for encoding in language.encodings:
            assert "a".encode(encoding).decode(encoding) == "a"
        assert language.letters
        assert language.words


def test_letters_must_stand_where_words_have_them() -> None:
    """Law: a capital inside a word, or a Latin letter beside a Cyrillic one, speaks against a reading."""
    languages = {language.name: language for language in load_languages()}
    assert judge("blessé", languages["French"]) > judge("blessÉ", languages["French"])
    assert judge("двое", languages["Russian"]) > judge("two двоеx", languages["Russian"])
    assert judge("« tué »", languages["French"]) > judge("tu«é", languages["French"])


def test_the_better_reading_comes_first() -> None:
    """Law: ways are ordered by how well they read; strict decoding rules some out."""
    ways = read_ways("Двое раненых.".encode("koi8_r"))
    assert ways[0].encoding == "koi8_r"
    assert [way.score for way in ways] == sorted((way.score for way in ways), reverse=True)
    assert "cp932" not in {way.encoding for way in read_ways(b"\xe9\x20\xff")}
