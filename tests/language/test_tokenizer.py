from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from guillemets.language.tokenizer import mend_tokenizer
from guillemets.lexicons.word_forms import FormKind, WordForm, word_forms

if TYPE_CHECKING:
    from spacy.language import Language


def french() -> Language:
    nlp = spacy.blank("fr")
    mend_tokenizer(nlp)
    return nlp


NLP = french()

# The answer stands in the sentence: a middle dot where two tokens meet without a space between them.
CASES = [
    "l'·«·outrage·» de trop",
    "pour qu'·«·aucune·» loi ne passe",
    "(·des ·»·gilets jaunes·«·)".replace("des ·", "des "),
    'd\'·"·urgence·" et c\'·"·est·" tout',
    "Le maire·:·«·Nous partons·»·, a·-t-il lancé",
    "puisqu'·“·on·” le veut",
    "s'·‹·il·› vient",
    "y a·-t-il·, dit·-elle·, a·-t-on appris",
    "dites·-le·-moi·, qu'·est·-ce que",
    "«·C'·est fini·»·,·a·-t-elle·»·.",
    "À 18h30·, puis 20h·, puis 12:30·.",
    "51'400 francs·, 10’000 voix·, 1.200.000 euros·, 3,5·%",
    "n°·12 et n° 12",
    "M. Rochat et MM. Blanc·, J.-C. Favre·, J.K. Hale",
    "M.·Rochat·, N.·Favre",
    "l'·ex-·ministre et l'·ex-·«·protégé·»",
    "l'·Onu·, d'·Etat·, l’·État",
    "le Royaume-Uni·, Saint-Denis·, le week-end·, Lyon-Turin",
    "O'Hara·, N'Djamena·, la main-d'oeuvre·, Val-d'Oise",
    "aujourd'hui·, c'·est·, c'est-à-dire",
    "celui-ci·, cet homme·-là·, le rendez-vous",
    "non·;·oui et oui·; non",
    "à Berne·.·Le Conseil·, l'·ONU·.·Le Conseil",
    "des francs·.·«·Nous payons",
    "fin·...·» et fin·…·Suite",
    "tiret·–·tiret et 2016·–·2017",
    "(·afp·/·nxp·) et ATS·/·Keystone",
    "2·-·0 et 10·-·15·%",
    "Le 28.1.2025 - 20:47",
    "#MeToo @rochat_b",
    "http://www.example.org/a-t-il",
    "Kim Jong-il est mort",
    "Paris·,·Berne·:·accord",
]


@pytest.mark.parametrize("case", CASES)
def test_words_of_news(case: str) -> None:
    wanted = [token for chunk in case.split(" ") for token in chunk.split("·")]
    assert [token.text for token in NLP(case.replace("·", ""))] == wanted


@pytest.mark.parametrize("form", word_forms(), ids=lambda form: form.term)
def test_each_form_decides_in_its_example(form: WordForm) -> None:
    tokens = [token.text.lower() for token in NLP(form.example)]
    assert form.term.lower() in tokens
    if form.kind is FormKind.UNIT:
        before = tokens[tokens.index(form.term.lower()) - 1]
        assert before.isdigit()


@given(st.text(alphabet="aéMLdqu'’«»\"“-.,:;!?()… 0159hn°\n\u00a0", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(alphabet="aéMLdqu'’«»\"“-.,:;!?() 0159h", max_size=40))
def test_guillemets_always_stand_alone(text: str) -> None:
    assert all(len(token) == 1 for token in NLP(text) if set(token.text) & set('«»"“'))


def test_mending_twice_changes_nothing() -> None:
    nlp = french()
    mend_tokenizer(nlp)
    text = "«Qu'il vienne», a-t-il dit à l'ex-ministre."
    assert [token.text for token in nlp(text)] == [token.text for token in NLP(text)]


def test_the_tokenizer_is_saved_with_the_pipeline() -> None:
    again = spacy.blank("fr")
    again.tokenizer.from_bytes(NLP.tokenizer.to_bytes())
    text = "Qu'«aucune» loi, a-t-il dit à 18h30."
    assert [token.text for token in again(text)] == [token.text for token in NLP(text)]
