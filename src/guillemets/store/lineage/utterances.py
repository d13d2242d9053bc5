"""Utterances in the store: each statement tied to what the same speaker has said before, in whatever words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

from guillemets.store.lineage.alike import Found, Said, Setting, alike, digest_of, keys_of, wording_for
from guillemets.store.lineage.wording import Likeness
from guillemets.store.words import folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


def link_utterances(connection: sqlite3.Connection, dispatch: int, copies: Iterable[int]) -> None:
    """Tie every statement of a dispatch that has just been written to its utterance.

    A speaker who is known over dispatches is followed by the words. Somebody unnamed is followed for two days, under
    the same description and in nearly the same words; nobody in particular only through ``copies`` of the dispatch.
    """
    moment, day = connection.execute("SELECT moment, day FROM dispatch WHERE key = ?", (dispatch,)).fetchone()
    setting = _setting(connection, copies, moment, day)
    for said in _statements(connection, dispatch):
        if said.speakers:
            found = list(alike(connection, said, setting))
        else:
            known = setting.unresolved.get(said.wording.digest)
            found = [known] if known else []
        _write(connection, said, found, setting)


def _setting(connection: sqlite3.Connection, copies: Iterable[int], moment: str | None, day: str | None) -> Setting:
    copied: set[int] = set()
    unresolved: dict[str, Found] = {}
    for copy in copies:
        for content, speaker, wording, utterance in connection.execute(
            "SELECT s.content, w.speaker, u.wording, u.utterance FROM statement s "
            "JOIN statement_utterance u ON u.statement = s.key JOIN wording w ON w.key = u.wording "
            "WHERE s.dispatch = ? ORDER BY s.key",
            (copy,),
        ):
            copied.add(wording)
            if speaker is None:
                same = Found(key=wording, utterance=utterance, likeness=Likeness.SAME, strength=1.0, whole=True)
                unresolved.setdefault(wording_for(content).digest, same)
    return Setting(moment=moment, day=day, copied=frozenset(copied), unresolved=unresolved)


def _statements(connection: sqlite3.Connection, dispatch: int) -> Iterator[Said]:
    speakers = defaultdict(list)
    for statement, entity, name in connection.execute(
        "SELECT s.key, p.entity, e.name FROM statement s JOIN statement_speaker p ON p.statement = s.key "
        "JOIN dispatch_entity e ON e.key = p.dispatch_entity "
        "WHERE s.dispatch = ? AND p.role = 'speaker' ORDER BY s.key, p.position",
        (dispatch,),
    ):
        speakers[statement].append(entity if entity is not None else -1 - crc32(folded(name).encode()))
    for key, content in connection.execute(
        "SELECT key, content FROM statement WHERE dispatch = ? ORDER BY key", (dispatch,)
    ).fetchall():
        yield Said(key=key, content=content, wording=wording_for(content), speakers=tuple(speakers[key]))


def _write(connection: sqlite3.Connection, said: Said, found: list[Found], setting: Setting) -> None:
    """Tie the statement to the utterance of the likest wording, or to a new one."""
    if found:
        alike = [one.utterance for one in found[1:] if one.whole and found[0].whole]
        utterance = _merged(connection, [found[0].utterance, *alike])
        _count(connection, utterance, said.key, setting.moment)
    else:
        cursor = connection.execute(
            "INSERT INTO utterance (first_statement, first_moment, statements, wordings) VALUES (?, ?, 1, 0)",
            (said.key, setting.moment),
        )
        utterance = int(cursor.lastrowid or 0)
    if found and found[0].likeness is Likeness.SAME:
        wording = found[0].key
    else:
        wording = _new_wording(connection, said, utterance, setting.day)
    connection.execute("INSERT INTO statement_utterance VALUES (?, ?, ?)", (said.key, utterance, wording))


def _new_wording(connection: sqlite3.Connection, said: Said, utterance: int, day: str | None) -> int:
    speaker = said.speakers[0] if said.speakers else None
    cursor = connection.execute(
        "INSERT INTO wording (utterance, speaker, digest, content, day) VALUES (?, ?, ?, ?, ?)",
        (utterance, speaker, digest_of(said.wording), said.content, day),
    )
    connection.execute("UPDATE utterance SET wordings = wordings + 1 WHERE key = ?", (utterance,))
    wording = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT OR IGNORE INTO wording_key VALUES (?, ?, ?)",
        [(one, key, wording) for one in said.speakers for key in keys_of(said.wording)],
    )
    return wording


def _count(connection: sqlite3.Connection, utterance: int, statement: int, moment: str | None) -> None:
    """One more statement; it becomes the first one where its dispatch is earlier."""
    connection.execute("UPDATE utterance SET statements = statements + 1 WHERE key = ?", (utterance,))
    if moment is not None:
        connection.execute(
            "UPDATE utterance SET first_statement = ?, first_moment = ? "
            "WHERE key = ? AND (first_moment IS NULL OR first_moment > ?)",
            (statement, moment, utterance, moment),
        )


def _merged(connection: sqlite3.Connection, utterances: list[int]) -> int:
    """The one utterance that several turn out to be; the first of them stays."""
    kept, *gone = sorted(set(utterances))
    for one in gone:
        connection.execute("UPDATE wording SET utterance = ? WHERE utterance = ?", (kept, one))
        connection.execute("UPDATE statement_utterance SET utterance = ? WHERE utterance = ?", (kept, one))
        first, moment, statements, wordings = connection.execute(
            "SELECT first_statement, first_moment, statements, wordings FROM utterance WHERE key = ?", (one,)
        ).fetchone()
        connection.execute("DELETE FROM utterance WHERE key = ?", (one,))
        connection.execute(
            "UPDATE utterance SET statements = statements + ? - 1, wordings = wordings + ? WHERE key = ?",
            (statements, wordings, kept),
        )
        _count(connection, kept, first, moment)
    return kept
