"""One line of JSONL to a raw dispatch."""

from __future__ import annotations

import pytest

from guillemets.errors import UsageError
from guillemets.formats import RefusalError, read_jsonl_line
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason

ORIGIN = Origin(path="depeches.jsonl")


def test_every_field_finds_its_place():
    line = (
        '{"id": "b-12", "text": "Le pont a rouvert.\\n", "published": "2021-03-03", "headline": "Le pont rouvre",'
        ' "url": "https://example.org/12", "rubric": "Vaud"}'
    )
    assert read_jsonl_line(line, ORIGIN) == RawDispatch(
        text="Le pont a rouvert.\n",
        origin=Origin(path="depeches.jsonl", url="https://example.org/12", id="b-12", format="jsonl"),
        published="2021-03-03",
        headline="Le pont rouvre",
    )


def test_the_text_alone_is_enough():
    raw = read_jsonl_line(b'{"text": "Le pont a rouvert."}', ORIGIN, published="2021-03-04")
    assert (raw.origin.id, raw.published, raw.headline) == (None, "2021-03-04", None)


@pytest.mark.parametrize(
    ("line", "words", "id_"),
    [
        ("", "no dispatch in JSON", None),
        ("{", "no dispatch in JSON", None),
        ("[1, 2]", "Expected `object`", None),
        ('{"id": 3}', "`text`", None),
        ('{"id": 3, "text": 5}', "Expected `str`", None),
        ('{"id": 3, "text": ""}', "no words", "3"),
        ('{"id": 3, "text": "Le pont a rouvert.", "published": "hier"}', "ISO 8601", "3"),
        (b'{"id": 3, "text": "Le pont \xff a rouvert."}', "no dispatch in JSON", None),
        ('{"id": 3, "text": "Le pont \\ud800 a rouvert."}', "malformed", None),
        ('{"id": 3, "text": "Le pont \ud800 a rouvert."}', "no dispatch in JSON", None),
    ],
    ids=["empty", "cut", "list", "no-text", "number", "no-words", "date", "bytes", "escaped-surrogate", "surrogate"],
)
def test_a_bad_line_is_refused_with_its_id(line: str | bytes, words: str, id_: str | None):
    with pytest.raises(RefusalError, match=words) as caught:
        read_jsonl_line(line, ORIGIN)
    assert caught.value.reason is Reason.UNREADABLE
    assert (caught.value.origin.path, caught.value.origin.format) == ("depeches.jsonl", "jsonl")
    assert caught.value.origin.id == id_


def test_a_bad_date_from_outside_is_the_caller_s_fault():
    with pytest.raises(UsageError, match="ISO 8601"):
        read_jsonl_line('{"text": "Le pont a rouvert."}', ORIGIN, published="hier")
