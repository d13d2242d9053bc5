"""A text that breaks off anywhere is read: rules look at the word after a cue only where there is one."""

from __future__ import annotations

import pytest

from guillemets.reader import Reader

SENTENCES = (
    "La gare est rouverte, annoncée par la régie.",
    "Le maire a qualifié cette loi de dangereuse et refuse de réunir les élus.",
    "«Nous partons», avait plaidé en faveur du retrait la ministre (@AnneRoux).",
    "La droite dénonce un budget «bâclé», la gauche réclamant au moins deux cents postes.",
    "Selon la police, 300 personnes (400 selon la CGT) ont défilé, A63 (Castets), sans qu'aucun nom soit donné.",
    "L'élue se dit toujours prête à négocier, a-t-elle tenu à préciser à l'AFP, et s'est plainte du bruit.",
)


@pytest.mark.model
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_beginning_of_a_sentence_is_read(reader: Reader, sentence: str):
    ends = [i for i in range(8, len(sentence)) if not sentence[i].isalnum()]
    for end in ends:
        record = reader.read(f"Le conseil a siégé mardi. {sentence[:end]}")
        assert all(part.end <= len(record.dispatch.text) for one in record.attributions for part in one.content)
