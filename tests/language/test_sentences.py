from __future__ import annotations

import pytest
import spacy

from guillemets.language.sentences import BorderWords, starts_of
from guillemets.language.tokenizer import mend_tokenizer
from guillemets.lexicons import load_lexicons

KNOWN = BorderWords(abbreviations=load_lexicons().abbreviations, openers=frozenset(["le", "la", "Le", "La", "Il"]))

# A bar stands where a sentence begins.
CASES = [
    "|Le train est parti. |La gare est vide.",
    "|«Rentrez! |Vite!», a crié le garde. |Personne n'a bougé.",
    "|«Rentrez chez vous.» |Le garde a crié.",
    "|Qui paie? |Le canton.",
    "|Il a plu… |Puis il a neigé.",
    "|M. Rochat habite rue du Lac. |Mme Favre aussi.",
    "|J. Favre a signé. |Puis A. Blanc.",
    "|Environ 3.500 personnes ont marché. |12 ont été arrêtées.",
    "|Le film s'appelle «Partir...» et dure deux heures.",
    "|«Nous partons», dit-il. |«Demain.»",
    "|Le feu (le troisième en un mois) est éteint. |(Les causes sont inconnues.)",
    "|Un titre sans point\n|Une première phrase.",
    "|Une ligne coupée,\nQui continue.",
    "|Il a dit ceci:\n«Partez.»",
    "|Ils ont la bombe H. |Le monde tremble.",
    "|Le tweet a été effacé. |@ville_de_sion n'a pas réagi.",
]


def begins(text: str) -> str:
    nlp = spacy.blank("fr")
    mend_tokenizer(nlp)
    words, gaps, end = [], [], 0
    for token in nlp.tokenizer(text):
        if not token.is_space:
            words.append(token.text)
            gaps.append(text[end : token.idx])
            end = token.idx + len(token.text)
    starts = starts_of(words, gaps, KNOWN)
    return "".join(f"{gap}{'|' if start else ''}{word}" for gap, start, word in zip(gaps, starts, words, strict=True))


@pytest.mark.parametrize("marked", CASES)
def test_sentences_begin_where_marked(marked: str) -> None:
    assert begins(marked.replace("|", "")) == marked


def test_no_words_have_no_sentence() -> None:
    assert starts_of([], [], BorderWords()) == []


def test_a_stop_after_an_abbreviation_ends_nothing_unless_a_mark_closes_after_it() -> None:
    known = BorderWords(abbreviations=frozenset(["p"]))
    words, gaps = ["Voir", "p", ".", "Non"], ["", " ", "", " "]
    assert starts_of(words, gaps, known) == [True, False, False, False]
    closed = [*words[:3], "»", "Non"], [*gaps[:3], "", " "]
    assert starts_of(*closed, known) == [True, False, False, False, True]
