"""What the rules rely on in the parses of the shipped model, on copy written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from guillemets.language import embedding, tokenizer

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

pytestmark = pytest.mark.model
LARGEST = 40 * 2**20


@pytest.fixture(scope="module")
def folder() -> Path:
    from importlib.resources import files
    from pathlib import Path

    return Path(str(files("guillemets.language") / "news_model"))


@pytest.fixture(scope="module")
def nlp(folder: Path) -> Language:
    with embedding.ready_to_load():
        return spacy.load(folder)


def test_the_weights_are_small_enough_to_ship(folder: Path) -> None:
    assert 0 < sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= LARGEST


def test_it_cuts_words_as_the_package_does(nlp: Language) -> None:
    blank = spacy.blank("fr")
    tokenizer.mend_tokenizer(blank)
    text = "L'«affaire», a-t-elle dit à 18h30 à l'ex-maire, porte sur 51'400 francs."
    assert [token.text for token in nlp(text)] == [token.text for token in blank(text)]


SENTENCES = [
    "Le procès s'ouvre lundi à Sion.|«C'est un soulagement!», a réagi l'avocate Anne Favre.|Elle plaidera l'acquittement.",
    "Grève aux CFF\n\n|Les trains ne circuleront pas samedi, a annoncé la direction.|Des bus sont prévus.",
    "La maire de Sierre a  «insisté sur l'urgence des travaux».|Le canton doit trancher.",
    "Des renforts attendus\n\n|Le ministre a promis des renforts.\n\n|Il doit se rendre sur place mardi.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_wire_copy_ends_them(nlp: Language, marked: str) -> None:
    found = [sent.text.strip() for sent in nlp(marked.replace("\n|", "\n").replace("|", " ")).sents]
    assert found == [sentence.strip() for sentence in marked.split("|")]


def test_an_inserted_clause_hangs_on_what_was_said(nlp: Language) -> None:
    doc = nlp("«Le texte est prêt», a déclaré la ministre de la Justice.")
    said = next(token for token in doc if token.text == "déclaré")
    assert said.dep_ == "parataxis:insert"
    assert said.head.text == "prêt"
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == ["ministre"]


def test_an_inverted_pronoun_is_a_subject(nlp: Language) -> None:
    doc = nlp("La loi sera votée en juin, a-t-il précisé.")
    pronoun = next(token for token in doc if token.text == "-t-il")
    assert (pronoun.dep_, pronoun.head.text) == ("nsubj", "précisé")


def test_the_conditional_of_hearsay_is_marked(nlp: Language) -> None:
    doc = nlp("Le suspect aurait quitté le pays dimanche.")
    helper = next(token for token in doc if token.text == "aurait")
    assert helper.morph.get("Mood") == ["Cnd"]
    assert helper.dep_ == "aux:tense"


def test_nouns_carry_gender_and_number(nlp: Language) -> None:
    doc = nlp("Les femmes ont refusé le projet.")
    assert doc[1].morph.get("Gender") == ["Fem"]
    assert doc[1].morph.get("Number") == ["Plur"]
    assert doc[5].morph.get("Gender") == ["Masc"]


def test_names_are_told_apart_and_crossheads_are_none(nlp: Language) -> None:
    doc = nlp("Renforcer la coopération\n\nMartine Rochat, de l'ONU, est arrivée à Genève.")
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Martine Rochat", "PER"),
        ("ONU", "ORG"),
        ("Genève", "LOC"),
    ]
