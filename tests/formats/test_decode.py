"""Bytes to text: encodings found, characters kept, unreadable input refused with its reason."""

from __future__ import annotations

import pytest

from guillemets.errors import InputError, UsageError
from guillemets.formats import RefusalError, read_bytes, read_text
from guillemets.formats.decode import MOST_CHARACTERS, decode
from guillemets.model.dispatch import Origin
from guillemets.model.refusal import Reason

ORIGIN = Origin(path="depeche.txt")
TEXT = "La préfète a parlé d'une «forêt brûlée».\r\nLe feu, né à Crêt-de-l'Âne, a été maîtrisé.\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-32"], ids=lambda name: name
)
def test_text_comes_back_as_it_was(encoding: str):
    assert decode(TEXT.encode(encoding), ORIGIN) == TEXT


def test_cp1252_marks_are_read():
    text = "L’élève a dit : “c’est l’œuvre d’une année” – 300 € déjà versés, précise l’école."
    assert decode(text.encode("cp1252"), ORIGIN) == text


def test_line_ends_stay_as_they_stand():
    text = "La gare a fermé.\r\nLe pont aussi.\rLe tunnel reste ouvert.\n"
    assert read_bytes(text.encode(), ORIGIN).text == text


def test_one_broken_byte_does_not_spoil_the_rest():
    data = TEXT.encode().replace(b"parl", b"pa\xffrl")
    assert decode(data, ORIGIN).count("\ufffd") == 1
    assert "brûlée" in decode(data, ORIGIN)


@pytest.mark.parametrize(
    ("data", "words", "reason"),
    [
        (b"", "empty", Reason.UNREADABLE),
        (b" \r\n\t", "empty", Reason.UNREADABLE),
        (b"\xef\xbb\xbf \n", "no words", Reason.UNREADABLE),
        (b"... --- ...", "no words", Reason.UNREADABLE),
        (b"%PDF-1.7\n1 0 obj", "PDF", Reason.UNREADABLE),
        (b"PK\x03\x04rest", "ZIP", Reason.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n", "PNG", Reason.UNREADABLE),
        (b"la gare\x00a ferm\xc3\xa9", "binary", Reason.UNREADABLE),
        (bytes(range(1, 32)) * 10, "binary", Reason.UNREADABLE),
        (b"a" * (4 * MOST_CHARACTERS + 1), "too long", Reason.TOO_LONG),
        (b"la gare a ferme. " * (MOST_CHARACTERS // 17 + 1), "too long", Reason.TOO_LONG),
    ],
    ids=["nothing", "blanks", "bom-alone", "marks", "pdf", "zip", "png", "zero-byte", "controls", "huge", "long"],
)
def test_unreadable_input_is_refused(data: bytes, words: str, reason: Reason):
    with pytest.raises(RefusalError, match=words) as caught:
        read_bytes(data, ORIGIN)
    assert caught.value.reason is reason
    assert caught.value.origin is ORIGIN
    assert "depeche.txt" in str(caught.value)
    assert isinstance(caught.value, InputError)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("headline", [None, "Le pont\udc80"], ids=["text", "headline"])
def test_unpaired_surrogates_are_refused(headline: str | None):
    text = "Le pont a rouvert." if headline else "Le pont \ud83d a rouvert."
    with pytest.raises(RefusalError, match="surrogate at character") as caught:
        read_text(text, ORIGIN, headline=headline)
    assert caught.value.reason is Reason.UNREADABLE


def test_publication_date_is_kept_and_checked():
    assert read_text("Le pont a rouvert.", ORIGIN, published="2021-03-03T08:15+01:00").published is not None
    with pytest.raises(UsageError, match="ISO 8601"):
        read_text("Le pont a rouvert.", ORIGIN, published="3 mars 2021")


def test_nothing_but_the_decoded_text_is_handed_on():
    raw = read_text("  Le pont a rouvert. ", ORIGIN)
    assert (raw.text, raw.origin, raw.published, raw.headline) == ("  Le pont a rouvert. ", ORIGIN, None, None)
