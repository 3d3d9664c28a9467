"""Columns of a table of people that are copied along though they look like one that is read."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from negotiate.model.people import CONVERSATION, TYPED
from negotiate.model.text import clean

_SAID = {
    "level": "the level is",
    "years": "experience is",
    "area": "places are",
    "certs": "certificates are",
    "languages": "languages are",
    "industry": "the kind of company is",
    "offer": "an offer is",
    "role": "the work is",
    "country": "the country is",
    "posted": "the pay of an advert is",
    "current": "pay now is",
    "floor": "the least one would take is",
}
"""What is read, by its column, with its verb."""
_OTHERWISE = {
    "level": "job level, grade, seniority",
    "years": "experience, years experience, years of experience, experience years, tenure, "
    "years of service, yrs, exp",
    "area": "location, city, metro, metro area, place, town, region, county, state, work location, "
    "site, msa",
    "certs": "certification, certificate, credential, qualification",
    "languages": "language spoken, second language, language skill, lang",
    "industry": "sector, company type, type of company, business",
    "offer": "pay offered, offered pay, offer amount, offered salary, salary offer, offered",
    "role": "job, job title, position, occupation, job role, title, soc",
    "country": "nation, country code",
    "posted": "advert, advertised pay, posted range, pay range, posted pay, salary range",
    "current": "current pay, current salary, current wage, present pay, pay now, pay, salary, "
    "wage, hourly rate, pay rate, hourly pay, hourly wage, annual salary, base pay",
    "floor": "minimum pay, least pay",
}
"""How else people head a column."""


class Unread(NamedTuple):
    """A column that is copied, and the one that is read in its place."""

    name: str
    read: str

    def __str__(self) -> str:
        """Where its kind is read from: "places are read from area"."""
        return f"{_SAID[self.read]} read from {self.read}"


def unread(header: Sequence[str]) -> tuple[Unread, ...]:
    """The columns that look like one which is read and is not there."""
    there = set(header)
    return tuple(
        Unread(name=name, read=read)
        for name in dict.fromkeys(header)
        if name not in _READ and (read := meant(name)) and read not in there
    )


def unread_said(found: Sequence[Unread]) -> str:
    """One line on them; empty where there are none."""
    if len(found) == 1:
        return f"the column {clean(found[0].name, 30)} is copied, not read: {found[0]}"
    listed = ", ".join(f"{clean(one.name, 30)} ({one})" for one in found)
    return f"columns that are copied, not read: {listed}" if found else ""


def meant(name: str) -> str:
    """The column that a name means; empty where it means none."""
    return _COLUMNS.get(_plain(name), "")


def _plain(name: str) -> str:
    """A name without case, marks and plurals."""
    words = re.split(r"[^a-z0-9]+", name.casefold())
    return " ".join(_one(word) for word in words if word)


def _one(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


_READ: Collection[str] = {*TYPED, *CONVERSATION}
_COLUMNS = {_plain(name): name for name in _SAID} | {
    _plain(name): read for read, names in _OTHERWISE.items() for name in names.split(",")
}
