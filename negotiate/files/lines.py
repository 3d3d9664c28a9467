"""Reads the lines a person may say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from negotiate.files.data import read_rows, read_text
from negotiate.model.lines import (
    BlankText,
    Lines,
    Metric,
    OtherAsk,
    Talk,
    TalkLine,
    TipLines,
    UsualAsk,
)

if TYPE_CHECKING:
    from negotiate.model.rehearsal import Practice


HOME = "US"
"""The country whose words the lines are written in."""


def load_lines(country: str = HOME) -> Lines:
    """The lines of `data/lines.csv` and the asks of `data/asks.csv`, as a country says them."""
    rows = read_rows("lines.csv")
    if country != HOME:
        from negotiate.files.wording import wording

        say = wording(country).say
        return Lines(
            by_key={row["key"]: say(row["text"]) for row in rows},
            cues={row["key"]: say(row["cue"]) for row in rows if row["cue"]},
            other_asks=tuple(_asks_of(country)),
        )
    return Lines(
        by_key={row["key"]: row["text"] for row in rows},
        cues={row["key"]: row["cue"] for row in rows if row["cue"]},
        other_asks=_other_asks(),
    )


@cache
def _other_asks() -> tuple[OtherAsk, ...]:
    """What to ask for besides base pay, of `data/asks.csv`."""
    return tuple(
        OtherAsk(
            key=row["key"],
            paid=row["paid"],
            needs=tuple(filter(None, row["needs"].split(";"))),
            label=row["label"],
            line=row["line"],
            size=float(row["size"] or 0),
            unit=row["unit"],  # type: ignore[arg-type]
        )
        for row in read_rows("asks.csv")
    )


def _asks_of(country: str) -> Iterator[OtherAsk]:
    """The asks in another country's words, without those nobody asks for there."""
    from negotiate.files.wording import wording

    theirs = wording(country)
    for ask in _other_asks():
        label, line = theirs.asks.get(ask.key, (ask.label, ask.line))
        if line:
            yield ask._replace(label=theirs.say(label), line=theirs.say(line))


def load_usual_asks() -> tuple[UsualAsk, ...]:
    """The usual things to ask an employer for, of `data/usual_asks.csv`."""
    return tuple(
        UsualAsk(
            key=row["key"],
            label=row["label"],
            size=float(row["size"]),
            unit=row["unit"],
            ease=row["ease"],  # type: ignore[arg-type]
            paid=row["paid"],
            employment=tuple(row["employment"].split(";")),
        )
        for row in read_rows("usual_asks.csv")
    )


def load_talk(country: str = HOME) -> Talk:
    """Every line of the script, as a country says it; the dicts are the caller's own."""
    talk = _talk() if country == HOME else _talk_of(country)
    return talk._replace(
        tips=tuple(tip._replace(when=dict(tip.when)) for tip in talk.tips),
        order=dict(talk.order),
        spoken=dict(talk.spoken),
        subjects=dict(talk.subjects),
        blanks=dict(talk.blanks),
    )


@cache
def _talk_of(country: str) -> Talk:
    from negotiate.files.wording import wording

    theirs, talk = wording(country), _talk()
    return talk._replace(
        tips=tuple(
            tip._replace(
                cue=theirs.say(tip.cue),
                why=theirs.say(tip.why),
                when={key: theirs.say(text) for key, text in tip.when.items()},
            )
            for tip in talk.tips
        ),
        lines=tuple(
            line._replace(text=theirs.say(line.text), they=theirs.say(line.they))
            for line in talk.lines
            if line.id not in theirs.left_out
        ),
        blanks={k: b._replace(text=theirs.say(b.text)) for k, b in talk.blanks.items()},
        other_asks=tuple(_asks_of(country)),
    )


@cache
def _talk() -> Talk:
    raw = _built("lines")
    texts = {line["id"]: line["text"] for line in raw["line"] if "text" in line}
    texts["first-ask"] = "{first_ask}"
    return Talk(
        tips=tuple(
            TipLines(
                number=tip["number"],
                name=tip["name"],
                cue=tip["cue"],
                why=tip["why"],
                source=tip["source"],
                when=tip["when"],
            )
            for tip in raw["tip"]
        ),
        lines=tuple(_line(line, texts) for line in raw["line"]),
        blanks={key: BlankText(**blank) for key, blank in raw["blank"].items()},
        order=raw["order"],
        spoken={key: tuple(tips) for key, tips in raw["spoken"].items()},
        subjects=raw["subject"],
        other_asks=_other_asks(),
        **raw["letter"],
    )


def _built(name: str) -> dict[str, Any]:
    """The tables of a TOML file of `data/`, from the JSON that `docs/build.py` makes of it.

    Reading the TOML itself would cost every script and sheet about 9 ms.
    """
    import json

    tables: dict[str, Any] = json.loads(read_text(f"{name}.json"))
    return tables


def _line(row: dict[str, Any], texts: dict[str, str]) -> TalkLine:
    """A line, with the words of the one it repeats."""
    if "text" not in row:
        row["text"] = texts[row["repeats"]]
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return TalkLine(**fields)


def load_metrics() -> tuple[Metric, ...]:
    """The measures of contact-center work, of `data/metrics.csv`."""
    return tuple(
        Metric(
            key=row["key"],
            words=row["words"],
            aliases=tuple(row["aliases"].split(";")),
            better=row["better"],  # type: ignore[arg-type]
            unit=row["unit"],
            beside=row["beside"],
        )
        for row in read_rows("metrics.csv")
    )


def load_practice(country: str = HOME) -> Practice:
    """The words of a rehearsal, as a country says them; the dicts are the caller's own."""
    words = _practice()
    if country != HOME:
        from negotiate.files.wording import wording

        say = wording(country).say
        words = words._replace(
            lines=tuple(line._replace(text=say(line.text)) for line in words.lines)
        )
    return words._replace(remarks=dict(words.remarks), weights=dict(words.weights))


@cache
def _practice() -> Practice:
    from negotiate.model.rehearsal import Patterns, Practice, RecruiterLine, RemarkText

    table = _built("rehearsal")
    return Practice(
        lines=tuple(
            RecruiterLine(
                id=row["id"],
                moment=row["moment"],
                stages=tuple(row.get("stages", ())),
                channels=tuple(row.get("channels", ())),
                needs=tuple(row.get("needs", ())),
                reply=row.get("reply", ""),
                text=row["text"],
            )
            for row in table["recruiter"]
        ),
        remarks={row["kind"]: RemarkText(**{"better": "", **row}) for row in table["remark"]},
        phrases=Patterns(table["phrases"]),
        cues=Patterns(table["cues"]),
        things=Patterns(table["things"]),
        weights=_built("hearing"),
    )
