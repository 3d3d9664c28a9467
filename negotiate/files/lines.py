"""Reads the lines a person may say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from negotiate.files.data import read_rows, read_text
from negotiate.model.lines import Lines, Metric, OtherAsk, Talk, TalkLine, TipLines, UsualAsk

if TYPE_CHECKING:
    from negotiate.model.rehearsal import Practice


def load_lines() -> Lines:
    """The lines of `data/lines.csv` and the asks of `data/asks.csv`."""
    return Lines(
        by_key={row["key"]: row["text"] for row in read_rows("lines.csv")},
        other_asks=tuple(
            OtherAsk(row["key"], row["paid"], row["label"], row["line"])
            for row in read_rows("asks.csv")
        ),
    )


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
        )
        for row in read_rows("usual_asks.csv")
    )


def load_talk() -> Talk:
    """Every line of the script, of `data/lines.toml`; the dicts are the caller's own."""
    talk = _talk()
    return talk._replace(
        tips=tuple(tip._replace(when=dict(tip.when)) for tip in talk.tips),
        order=dict(talk.order),
        subjects=dict(talk.subjects),
    )


@cache
def _talk() -> Talk:
    import tomllib

    raw = tomllib.loads(read_text("lines.toml"))
    return Talk(
        tips=tuple(
            TipLines(t["number"], t["name"], t["cue"], t["why"], t["source"], t["when"])
            for t in raw["tip"]
        ),
        lines=tuple(TalkLine(**{k: _frozen(v) for k, v in line.items()}) for line in raw["line"]),
        order=raw["order"],
        subjects=raw["subject"],
        **raw["letter"],
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


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


def load_practice() -> Practice:
    """The words of a rehearsal, of `data/rehearsal.toml`; the dicts are the caller's own."""
    words = _practice()
    return words._replace(
        remarks=dict(words.remarks), phrases=dict(words.phrases), cues=dict(words.cues)
    )


@cache
def _practice() -> Practice:
    import re
    import tomllib

    from negotiate.model.rehearsal import Practice, RecruiterLine, RemarkText

    table = tomllib.loads(read_text("rehearsal.toml"))
    return Practice(
        lines=tuple(
            RecruiterLine(
                moment=row["moment"],
                stages=tuple(row.get("stages", ())),
                needs=row.get("needs", ""),
                text=row["text"],
            )
            for row in table["recruiter"]
        ),
        remarks={row["kind"]: RemarkText(**{"better": "", **row}) for row in table["remark"]},
        phrases={name: re.compile("|".join(x)) for name, x in table["phrases"].items()},
        cues={role: re.compile("|".join(x)) for role, x in table["cues"].items()},
    )
