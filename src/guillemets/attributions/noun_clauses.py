"""Where the clause or the infinitive ends that a nominal cue reports: "la promesse de [baisser les prix] a surpris"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.extent import sentence_end, trimmed, with_quotes
from guillemets.attributions.moments import is_ago
from guillemets.attributions.scene import Scene, Stretch, opening
from guillemets.language.verbs import bearer, is_finite, is_infinitive
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.language.tokens import Token


def clause_of(scene: Scene, noun: Token, first: int, barriers: list[Stretch]) -> Stretch | None:
    """The clause or infinitive from token ``first`` on that a noun reports, without the clause the noun stands in."""
    end = own_clause_end(scene, first, sentence_end(scene, first))
    main = _main_verb(scene, noun, first, end)
    end = min(end, main if main is not None else end)
    end = with_quotes(scene, first, end)
    end = next((barrier.first - 1 for barrier in opening(barriers, first + 1, end)), end)
    verb = next((i for i in range(first, end + 1) if is_infinitive(scene.doc[i])), None)
    if verb is not None and verb <= first + 3:
        end = end if end == main else min(end, max(bearer(scene.doc[verb]).right_edge.i, verb))
        end = with_quotes(scene, first, end)
    return trimmed(scene, first, end)


def own_clause_end(scene: Scene, first: int, end: int) -> int:
    """``end`` brought back before the main verb: "l'annonce selon laquelle [le port fermera] a surpris"."""
    doc = scene.doc
    seen = False
    for i in range(first, end + 1):
        if is_finite(doc[i]) and doc[i].dep_ == "acl:relcl":
            seen = seen or doc[i].head.i < first  # "le chauffeur qui, selon lui, [avait bu] a été arrêté"
            continue
        if not is_finite(doc[i]) or is_ago(scene, i):
            continue
        if seen and not any(c.dep_.startswith("nsubj") and c.i >= first for c in bearer(doc[i]).children):
            clitics = i
            while doc[clitics - 1].lower_ in grammar().light_clitic:
                clitics -= 1
            if doc[clitics - 1].lower_ not in ("et", "mais", "ou", "qui", "que", "qu'", "dont", ","):
                return clitics - 1
        seen = True
    return end


def _main_verb(scene: Scene, noun: Token, first: int, end: int) -> int | None:
    """The token before the verb of a noun that opens its sentence: "La promesse du maire de [payer] | a surpris".

    It is the first finite verb that no clause is left for: the content that follows "selon laquelle" or "que" takes
    one, each clause within it another.
    """
    doc = scene.doc
    if noun.i - scene.sentence(noun.i).first > 1 or scene.quote_around(noun.i) is not None:
        return None
    clauses = 0 if is_infinitive(doc[first]) or doc[first - 1].lower_ in ("de", "d'", "à") else 1
    if clauses and doc[first - 1].lower_ in grammar().that:
        return None
    for i in range(first + 1, end + 1):
        word = doc[i]
        if word.text in (",", ":", ";"):
            return None
        if word.lower_ in grammar().relative or word.pos_ == "SCONJ":
            clauses += 1
        elif is_finite(word) and not is_ago(scene, i) and doc[i - 1].lower_ not in grammar().coordinator:
            if not clauses:
                start = i - 1
                while start > first and doc[start].lower_ in grammar().light_clitic:
                    start -= 1
                return start
            clauses -= 1
    return None
