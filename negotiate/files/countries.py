"""Reads the tables of other countries. Only a question about one of them opens these."""

from __future__ import annotations

from datetime import date
from functools import cache

from negotiate.files.data import read_rows
from negotiate.model.country import Country, CountryArea, CountryJob, CountryTown, CountryWage
from negotiate.model.facts import LegalFigure
from negotiate.model.money import FULL_TIME_HOURS
from negotiate.model.text import place_key


@cache
def countries() -> tuple[Country, ...]:
    """The countries with bands of their own, of `data/countries.csv`."""
    return tuple(
        Country(
            code=row["code"],
            name=row["name"],
            the=row["the"],
            currency=row["currency"],
            sign=row["sign"],
            also=_listed(row["also"]),
            paper="a4" if row["paper"] == "a4" else "letter",
            week=float(row["week"]),
            least_week=float(row["least_week"] or 0),
            signs=_listed(row["signs"]),
            places=row["places"],
            figures=row["figures"],
            between=row["between"],
            minimum=row["minimum"],
            source=row["source"],
        )
        for row in read_rows("countries.csv")
    )


@cache
def country_areas(country: str) -> dict[str, CountryArea]:
    """The areas of a country by code: the country, its provinces, their regions."""
    return {
        row["code"]: CountryArea(
            area_type=row["area_type"],
            code=row["code"],
            name=row["name"],
            province=row["province"],
            also=_listed(row["aliases"]),
        )
        for row in _of("country_areas.csv", country)
    }


@cache
def country_towns(country: str) -> dict[str, tuple[CountryTown, ...]]:
    """The towns of a country by the key of their name."""
    found: dict[str, tuple[CountryTown, ...]] = {}
    for row in _of("country_towns.csv", country):
        town = CountryTown(name=row["name"], province=row["province"], area_code=row["area_code"])
        key = place_key(town.name)
        found[key] = (*found.get(key, ()), town)
    return found


def country_jobs(country: str) -> tuple[CountryJob, ...]:
    """The occupations behind the roles of a country."""
    return tuple(
        CountryJob(
            role=row["role"],
            levels=_listed(row["levels"]),
            code=row["code"],
            label=row["label"],
            jobs=row["jobs"],
            paid="hour" if row["paid"] == "hour" else "year",
            windows=tuple(map(_window, _listed(row["windows"]))),
            lacking=row["lacking"],
            caution=row["caution"],
            grade=row["grade"],  # type: ignore[arg-type]
        )
        for row in _of("country_roles.csv", country)
    )


def country_wages(country: str) -> dict[tuple[str, str], CountryWage]:
    """The wages of a country by the occupation's and the area's code."""
    found = {}
    for row in _of("country_wages.csv", country):
        times = FULL_TIME_HOURS if row["unit"].endswith("an hour") else 1.0
        points = {p: row[f"p{p}"] for p in (10, 25, 50, 75, 90)}
        found[row["code"], row["area_code"]] = CountryWage(
            code=row["code"],
            area_code=row["area_code"],
            known={p: float(amount) * times for p, amount in points.items() if amount},
            as_of=date.fromisoformat(row["as_of"]),
            source=row["source"],
        )
    return found


def country_minimums(country: str) -> tuple[LegalFigure, ...]:
    """The legal minimum wages of a country: those of a jurisdiction together, oldest first."""
    rows = _of("country_minimum_wages.csv", country)
    after: list[dict[str, str] | None] = [*rows[1:], None]
    return tuple(_minimum(row, later) for row, later in zip(rows, after, strict=True))


def _minimum(row: dict[str, str], later: dict[str, str] | None) -> LegalFigure:
    followed = later if later and later["jurisdiction"] == row["jurisdiction"] else None
    following = followed["effective_from"] if followed else row["next_from"]
    return LegalFigure(
        jurisdiction=row["jurisdiction"],
        kind="state",
        state=row["state"],
        places=(),
        amount=float(row["hourly"]),
        effective_from=date.fromisoformat(row["effective_from"]),
        next_amount=float(followed["hourly"]) if followed else None,
        next_from=date.fromisoformat(following) if following else None,
        note=row["note"],
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        grade=row["grade"],
        confidence=row["confidence"],
    )


def _of(table: str, country: str) -> list[dict[str, str]]:
    return [row for row in read_rows(table) if row["country"] == country]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def _window(text: str) -> tuple[float, float, float]:
    low, mid, high = map(float, text.split("-"))
    return low, mid, high
