"""Inputs damaged at random: every one gives dispatches or refusals, none an error. ``make fuzz`` runs it for long."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guillemets.formats import InputFormat, InputOptions, read_data
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import RefusedInput
from wire_copies import EXACT, PAGES, Copy

FORMATS = {**EXACT, **PAGES}
COPY = Copy(
    text="Le pont rouvre\n\nGENÈVE (ATS) - «Le pont a rouvert», a dit lundi la ville de Genève.\n\nEnfin.",
    headline="Le pont rouvre",
)
WHOLE = {name: wrap(COPY) for name, wrap in FORMATS.items()}
SPICES = [
    b"<", b">", b"&", b'"', b"'", b"]]>", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&nbsp;", b"<!--", b"-->", b"<?", b"\x00",
    b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\n", b"{", b"}", b"[", b"]", b"\\u0000", b"\\ud800", b"1e999", b"-1", b"null",
    b"</p>", b"<p>" * 300, b"{" * 300, b"[" * 3000, b"9" * 400, b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"PAR1", b"WARC/1.0\r\n",
    b"\x1f\x8b\x08", b"Content-Length: 99999999999999999999", b"2025-01-28", b"0000-00-00", b";", b",", b"\t",
]  # fmt: skip
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The input with a few pieces cut out, doubled, overwritten or put in."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        piece = draw(
            st.one_of(st.just(b""), st.sampled_from(SPICES), st.binary(max_size=12), st.just(data[start:end] * 2))
        )
        data = data[:start] + piece + data[end:]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def outcomes(data: bytes, form: InputFormat | None = None) -> None:
    for row in read_data(data, Origin(path="envoi"), InputOptions(format=form)):
        assert isinstance(row, RawDispatch | RefusedInput)
        if isinstance(row, RawDispatch):
            assert any(map(str.isalnum, row.text))
            row.text.encode()
            (row.headline or "").encode()
        else:
            row.message.encode()


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_inputs(name: str):
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(damaged(WHOLE[name]))
    def check(data: bytes) -> None:
        outcomes(data)

    check()


@pytest.mark.parametrize("form", InputFormat)
def test_anything_under_any_name(form: InputFormat):
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.one_of(st.binary(max_size=200), st.sampled_from(sorted(WHOLE.values())).flatmap(damaged)))
    def check(data: bytes) -> None:
        outcomes(data, form)

    check()
