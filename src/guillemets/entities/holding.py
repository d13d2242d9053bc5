"""Who holds the office that a phrase names on the date of the dispatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import same_person
from guillemets.entities.offices import holder_on, offices_of
from guillemets.entities.tenures import tenures_of
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.offices import STILL
from guillemets.model.entity import MentionForm

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.roster import Roster
    from guillemets.lexicons.offices import Holder
    from guillemets.model.office import Tenure


def holder_of(roster: Roster, phrase: Phrase) -> Holder | Tenure | None:
    """Who holds the office that the phrase names on the date of the dispatch, by a store or the package's table.

    What a store settled goes before the table, what it only read before those rows of it that have no end yet.
    """
    if phrase.sort not in (DeterminerSort.DEFINITE, DeterminerSort.NONE):
        return None
    holder = holder_on(phrase, offices_of(roster.words), roster.parsed.dispatch.published)
    tenure = tenures_of(roster.words).holder(phrase, roster.parsed)
    if tenure is None or (holder is not None and not tenure.settled and holder.end != STILL):
        return holder
    return tenure


def office_holder(roster: Roster, holder: Holder | Tenure, phrase: Phrase) -> Referent:
    """The holder of an office, under the name that the text gives, or else the one of the table of offices."""
    named = (r for r in roster.referents if r.person and r.named and not r.anonymous)
    referent = next((r for r in named if same_person(r.name, holder.name)), None) or roster.officer(holder)
    referent.add_phrase(phrase)
    referent.mentions.add((phrase.first, phrase.last, MentionForm.ROLE))
    return referent
