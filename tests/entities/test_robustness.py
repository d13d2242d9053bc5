"""Whatever is left of a dispatch, the stage answers and every offset holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entities.marked import read, unmarked

if TYPE_CHECKING:
    from guillemets.pipeline import Tools


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Selon {M.|x}",
        "a dit {Mme|x}",
        "{Me|x}",
        "«{il|x}",
        "{,|x} dit",
        "Le (A) de {l'|x}",
        "{A et B et|x} ont dit",
        "{LE MINISTRE DE|x}",
        "Paul Blanc, {Blanc|x}, a dit non.",
        "d'{un des|x}",
        "{le\n\nmaire|x} a dit",
        "{Les ³ ministres|x} ont dit que rien ne presse.",
    ],
)
def test_never_raises_and_offsets_hold(text: str, tools: Tools):
    case = unmarked(text)
    cast = read(case, tools)
    assert len(cast.speakers) == len(case.answers)
    for entity in cast.entities:
        for mention in entity.mentions:
            assert case.text[mention.start : mention.end] == mention.text
