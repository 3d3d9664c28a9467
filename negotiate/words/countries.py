"""A country, a place in it and pay in its money, as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from negotiate.model.band import Place
from negotiate.model.country import Country, CountryArea, CountryTown
from negotiate.model.errors import Problem
from negotiate.model.text import clean, listing, nearest, place_key

UNITED_STATES = "US"
_LETTERS = 2
_HERE = {"us", "usa", "united states", "united states of america", "america"}
_ANYWHERE = {"", "remote", "anywhere", "work from home", "wfh"}
_MODE = re.compile(r"\b(hybrid|remote|on-?site|work from home)\b[\s\-,:/()]*", re.IGNORECASE)


def find_country(typed: str, known: Iterable[Country]) -> Country | None:
    """The country a word means; None for the United States. `Problem` where it is none on file."""
    key = place_key(typed)
    if key in _HERE:
        return None
    known = tuple(known)
    for country in known:
        if key in (country.code.lower(), place_key(country.name), *country.also):
            return country
    codes = listing([UNITED_STATES, *(country.code for country in known)])
    raise Problem(
        f"no bands of '{clean(typed, 30)}' come with negotiate",
        about="country",
        hint=f"--country is {codes}; elsewhere use your own with --bands FILE "
        "(columns level,low,mid,high, and unit = hour for pay by the hour)",
    )


class Atlas:
    """The areas and towns of one country."""

    def __init__(
        self,
        country: Country,
        areas: Mapping[str, CountryArea],
        towns: Mapping[str, tuple[CountryTown, ...]],
    ) -> None:
        self.country, self.areas, self.towns = country, areas, towns
        self._named = {
            place_key(name): area
            for area in areas.values()
            for name in (area.name, *area.also, area.name.rpartition(",")[0] or area.name)
        }
        provinces = [area for area in areas.values() if area.area_type == "province"]
        self._provinces = {
            place_key(name): area
            for area in provinces
            for name in (area.province, area.name, *area.also)
        }

    def find(self, typed: str) -> Place | None:
        """The place that is meant; None where nothing on file is called so."""
        shown = clean(typed, 60)
        bare = _MODE.sub(" ", typed).strip(" -,;:/|()")
        if place_key(bare) in _ANYWHERE:
            return self._place(self.areas[self.country.code], shown)
        names = [part.strip() for part in bare.split(",") if part.strip()]
        while len(names) > 1 and self._is_nation(names[-1]):
            names.pop()
        if len(names) == 1:
            return self._alone(names[0], shown)
        return self._inside(names[0], names[-1], shown)

    def names(self) -> Iterator[str]:
        """Its areas and towns as one types them: towns with their province where it has letters."""
        yield from (area.name for area in self.areas.values())
        for towns in self.towns.values():
            for town in towns:
                short = len(self.areas[town.area_code].province) == _LETTERS
                alone = len(towns) == 1 and not short
                yield town.name if alone else self._full(town).strip('"')

    def _is_nation(self, name: str) -> bool:
        if name.upper() == self.country.code:  # "Toronto, CA"
            return True
        area = self._named.get(place_key(name))
        return area is not None and area.area_type == "nation"

    def _alone(self, name: str, shown: str) -> Place | None:
        """A province, region, the country, or the only town of that name."""
        key = place_key(name)
        if area := self._provinces.get(key) or self._named.get(key):
            return self._place(area, shown)
        towns = self.towns.get(key, ())
        if not towns:
            words = name.split()
            if len(words) > 1 and place_key(words[-1]) in self._provinces:
                return self._inside(" ".join(words[:-1]), words[-1], shown)
            return None
        if len({town.area_code for town in towns}) > 1:
            named = listing(self._full(town) for town in towns)
            raise _problem(f"'{shown}' could be several places", f"write one of: {named}")
        return self._town(towns[0], shown)

    def _inside(self, name: str, province: str, shown: str) -> Place | None:
        """A town of a province or region; the whole of it where the town is not on file."""
        key = place_key(province)
        whole = self._provinces.get(key) or self._named.get(key)
        if whole is None or whole.area_type == "nation":
            return None
        for town in self.towns.get(place_key(name), ()):
            if town.province == whole.province:
                return self._town(town, shown)
        area = self._named.get(place_key(name))
        if area is not None and area.province == whole.province:
            return self._place(area, shown)
        return self._place(whole, shown)._replace(key=place_key(name), known=False)

    def _full(self, town: CountryTown) -> str:
        return f'"{town.name}, {self._province_of(town.area_code) or town.area_code}"'

    def _province_of(self, code: str) -> str:
        area = self.areas[code]
        return area.name if area.province == area.code else area.province

    def _town(self, town: CountryTown, shown: str) -> Place:
        place = self._place(self.areas[town.area_code], shown)
        return place._replace(key=place_key(town.name), city=town.name)

    def _place(self, area: CountryArea, shown: str) -> Place:
        return Place(
            area_code=area.code,
            area=area.name,
            area_type=area.area_type,  # type: ignore[arg-type]
            state=area.province if len(area.province) == _LETTERS else None,
            typed=shown,
            country=self.country.code,
        )

    def nearest(self, typed: str) -> list[str]:
        """The names most like a typed one, each in quotes."""
        towns = [town for found in self.towns.values() for town in found]
        names = {town.name: self._full(town) for town in towns}
        names |= {area.name: f'"{area.name}"' for area in self.areas.values()}
        alike = nearest(typed.split(",", maxsplit=1)[0].strip(), names, 2, 0.75)
        return [names[name] for name in alike]


def place_in(typed: str, atlas: Atlas) -> Place:
    """The place meant in a country; `Problem` with the nearest names where none is called so."""
    found = atlas.find(typed)
    if found is not None:
        return found
    alike = atlas.nearest(typed)
    guess = f"did you mean {listing(alike)}? " if alike else ""
    raise _problem(
        f"no place called '{clean(typed, 40)}' in {atlas.country.the} on file",
        f"{guess}Write {atlas.country.places}; for US figures leave out --country",
    )


def _problem(message: str, hint: str) -> Problem:
    return Problem(message, about="area", hint=hint)


def pay_word(text: str, about: str, country: Country, known: Iterable[Country]) -> str:
    """Pay as typed, its own currency's mark written as pay is read; `Problem` for another's."""
    word = text
    for mark in country.signs:
        word = re.sub(_mark(mark), "$", word, flags=re.IGNORECASE)
    others = {m for one in known if one.code != country.code for m in one.signs} | {"us$", "usd"}
    foreign = [
        mark for mark in others - set(country.signs) if re.search(_mark(mark), text, re.IGNORECASE)
    ]
    if foreign:
        raise Problem(
            f"'{clean(text, 40)}' is not in {country.currency}",
            about=about,
            hint=f"pay in {country.the} is in {country.sign}; leave the sign out, like 24k or 15/h",
        )
    return word


def _mark(mark: str) -> str:
    before = r"(?<![a-z])" if mark[0].isalpha() or mark == "$" else ""
    after = r"(?![a-z])" if mark[-1].isalpha() else ""
    return f"{before}{re.escape(mark)}{after}"
