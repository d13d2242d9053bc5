"""Texts in other languages are refused; French is not, even when it quotes them or is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guillemets.formats import RefusalError, read_text
from guillemets.formats.tongue import foreign_language
from guillemets.model.dispatch import Origin
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from pathlib import Path

FOREIGN = {
    "en": (
        "The mayor said on Monday that the bridge would stay closed until further notice, because the engineers who "
        "had looked at its pillars were not sure that it would hold when the trucks came back in the spring."
    ),
    "de": (
        "Die Brücke bleibt bis auf weiteres geschlossen, sagte der Bürgermeister am Montag, weil die Ingenieure nicht "
        "sicher sind, dass die Pfeiler halten, wenn im Frühling die Lastwagen wieder fahren."
    ),
    "it": (
        "Il ponte resta chiuso fino a nuovo avviso, ha detto lunedì il sindaco, perché gli ingegneri non sono sicuri "
        "che i piloni reggano quando in primavera torneranno a passare i camion della cava."
    ),
    "es": (
        "El puente sigue cerrado hasta nuevo aviso, dijo el lunes el alcalde, porque los ingenieros no están seguros "
        "de que los pilares aguanten cuando en primavera vuelvan a pasar los camiones de la cantera."
    ),
    "nl": (
        "De brug blijft voorlopig dicht, zei de burgemeester maandag, omdat de ingenieurs er niet zeker van zijn dat "
        "de pijlers het houden wanneer de vrachtwagens in het voorjaar weer over de brug rijden."
    ),
}


PLAIN = (
    "Le pont reste fermé jusqu'à nouvel ordre, a dit lundi le maire, car les ingénieurs ne sont pas sûrs que "
    "les piliers tiennent quand les camions de la carrière repasseront au printemps."
)
SCORES = (
    "Nyon - Bulle 2-1 (1-0). Buts: 12e Roux 1-0, 60e Frey 1-1, 88e Blanc 2-1. Stade de Colovray, 1200 spectateurs. "
    "Arbitre: M. Perrin. Avertissements: 30e Roux, 45e Frey, 70e Blanc, 80e Roy, 85e Noir. Expulsion: 90e Gris."
)
QUOTING = (
    "«We want the bridge, and we want it now, because the trucks are coming back in the spring and nobody knows "
    "where they will go», a lancé en anglais le patron de la carrière, avant de quitter la salle sous les "
    "applaudissements. Le maire ne lui a pas répondu."
)


@pytest.mark.parametrize("language", FOREIGN)
def test_foreign_text_is_refused(language: str):
    with pytest.raises(RefusalError, match="not in French") as caught:
        read_text(FOREIGN[language], Origin(path="a.txt"))
    assert caught.value.reason is Reason.NOT_FRENCH
    assert repr(language) in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Bridge closed",
        SCORES,
        QUOTING,
        "Trois blessés sur l'A9. ACCIDENT - SION. Route fermée, trafic dévié par Conthey, secours sur place.",
    ],
    ids=["plain", "short", "scores", "quoting", "alert"],
)
def test_french_is_let_pass(text: str):
    assert foreign_language(text) is None


@pytest.mark.gold
def test_no_text_of_the_gold_is_refused(shared: Path):
    texts = [path.read_text("utf-8") for path in sorted((shared / "gold" / "dev").glob("*.txt"))]
    assert texts
    assert [text[:60] for text in texts if foreign_language(text)] == []
