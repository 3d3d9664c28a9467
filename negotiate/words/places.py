"""From what a user types to a place the wage data knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol

from negotiate.model.band import Area, Named, Place
from negotiate.model.errors import Problem
from negotiate.model.text import clean, listing, nearest, place_key

_NATION = {"us", "usa", "united states", "united states of america", "nation", "remote", "anywhere"}
_COUNTY = ("county", "parish", "borough", "municipio", "planning region", "census area")
_WRITE = 'write a city and state like "Phoenix, AZ", a state, a county, or US'
_WRITE_STATE = "write it like CA or California"
_COUNTRY = ("usa", "us", "united states")
_MOST_CANDIDATES = 8
_ABOUT = "area"


if TYPE_CHECKING:

    class Gazetteer(Protocol):
        """The place names on file. Lists of towns are read only when they are asked for."""

        @property
        def states(self) -> Mapping[str, Area]:
            """The whole states and territories, by their letters."""

        @property
        def abroad(self) -> Collection[str]:
            """The keys of countries and their larger parts."""

        @property
        def areas(self) -> Mapping[str, Area]:
            """Every area that has wages of its own, by code."""

        def area(self, code: str) -> Area:
            """The area of a code that is on file, found without reading the others."""

        def titled(self, key: str) -> list[Area]:
            """The metros and rural areas of that full name, or whose name begins with it."""

        def state_named(self, key: str) -> str | None:
            """The letters of the state of that key."""

        def metro_cities(self, key: str) -> list[Named]:
            """The metros' own cities of that key."""

        def nicknames(self, key: str) -> list[str]:
            """The places that people mean by a nickname, each as it may be typed."""

        def towns(self, key: str) -> list[Named]:
            """The cities and towns of that key."""

        def counties(self, key: str) -> list[Named]:
            """The counties of that key."""

        def cities(self) -> list[Named]:
            """The metros' own cities."""

        def towns_like(self, name: str, state: str, cutoff: float) -> list[str]:
            """The names of cities and towns of a state most like `name`, the nearest first."""


def resolve(text: str, gazetteer: Gazetteer) -> Place:
    """The place `text` means: a city, county, metro, state or the nation.

    A place unknown in a known state gives the state, marked as not known. Raises `Problem`, with
    the candidates or the nearest names, where the text could be several places or a slip.
    """
    shown = clean(text, 60)
    text, anywhere = _as_advertised(_without_article(text, gazetteer), gazetteer)
    key = place_key(text)
    if key in _NATION or (anywhere and not key):
        return _nation(shown, gazetteer)
    if not key:
        raise _problem("no place given", _WRITE)
    if key.isdecimal():
        return _by_code(key, shown, gazetteer)
    text = _without_country(text)
    if meant := _by_nickname(text, gazetteer):
        return meant
    shown = clean(text, 60) or shown
    city, state = _split(text, gazetteer)
    if state is None:
        return _without_state(place_key(text), shown, gazetteer)
    if not city:
        return _whole_state(state, shown, gazetteer)
    return _in_state(city, state, shown, gazetteer)


def _without_article(text: str, gazetteer: Gazetteer) -> str:
    """A place without "the" before it: of a nickname or a town ("The Villages, FL") it is part."""
    bare = _ARTICLE.sub("", text)
    last = text.strip().rpartition(" ")[2].upper()
    named = "," in text or last in gazetteer.states or gazetteer.nicknames(place_key(text))
    return text if named else bare


_ARTICLE = re.compile(r"^\s*the\s+(?=\S)", re.IGNORECASE)


def _by_nickname(text: str, gazetteer: Gazetteer) -> Place | None:
    """The place of a nickname, alone or with its state: "Philly", "Philly, PA".

    Raises `Problem`, with the candidates, where people of several places say it of theirs.
    """
    name, comma, state = text.rpartition(",")
    whole = _state(text, gazetteer)  # "LA" alone is Louisiana, "LA, CA" the city
    found = [] if whole else gazetteer.nicknames(place_key(name if comma else text))
    if not found and not comma:
        name, comma, state = text.strip().rpartition(" ")  # "PHX AZ"
        found = gazetteer.nicknames(place_key(name)) if state.upper() in gazetteer.states else []
    if comma and found:  # "South Bay, FL" is no nickname, though "South Bay" alone is one
        ending = f", {state.strip().upper()}"
        own = place_key(text)
        found = [one for one in found if f", {one}".endswith(ending) and place_key(one) != own]
    if len(found) > 1:
        states = gazetteer.states
        raise _ambiguous(
            clean(text, 60), [f"{one} (the state)" if one in states else one for one in found]
        )
    return resolve(found[0], gazetteer) if found else None


def _nation(shown: str, gazetteer: Gazetteer) -> Place:
    name = gazetteer.area("US").name
    return Place(area_code="US", area=name, area_type="nation", state=None, typed=shown)


def _as_advertised(text: str, gazetteer: Gazetteer) -> tuple[str, bool]:
    """A place without what job boards write around it, and whether the work is from anywhere.

    "Hybrid - San Francisco, CA", "Phoenix, AZ 85001", "Remote (US)", "Greater Boston".
    """
    bare = _ZIP.sub("", text.strip())
    around = _AROUND.sub("", bare)
    key = place_key(bare)
    if around != bare and not (gazetteer.metro_cities(key) or gazetteer.nicknames(key)):
        bare = around  # "Bay Area" and "Metroplex" are names
    found = _MODE.findall(bare)
    if found:
        bare = _MODE.sub(" ", bare).strip(" -,;:/|()\u2013\u2014\u00b7\u2022")
    return bare, any(word.lower() in _ANYWHERE for word in found)


_ZIP = re.compile(r"(?<=[A-Za-z])\s+\d{5}(?:-\d{4})?\s*(?=$|\()")
_AROUND = re.compile(
    r"^(?:greater|metro)\s+|\s+(?:(?:metro(?:politan)?|bay)\s+)?area$|\s+metroplex$", re.IGNORECASE
)
_MODE = re.compile(
    r"[\s(/|,;-]*\b(hybrid|remote(?:ly)?|on-?site|in-?office|work from home|wfh|virtual)\b"
    r"(?:\s+(?:work|role|job|position))?(?:\s+(?:in|from|within)\b)?[\s)/|,;:-]*",
    re.IGNORECASE,
)
"""Where one works, as boards put it before, behind or around the place."""
_ANYWHERE = {"remote", "remotely", "work from home", "wfh", "virtual"}


def _without_country(text: str) -> str:
    """The text without a country at its end: "Phoenix, AZ, USA"."""
    before, comma, last = text.rpartition(",")
    if comma and place_key(last) in _COUNTRY:
        return before
    before, _, last = text.rstrip().rpartition(" ")
    return before if before and last.lower() == "usa" else text


def law_place(text: str, gazetteer: Gazetteer) -> Place:
    """The place whose law is asked for: a state, a territory, the nation, or a city or county.

    A state's name is that of the state, also where a city has it: New York. Raises `Problem`, with
    the candidates, where it could be several cities, and where it is none.
    """
    states, code = gazetteer.states, _state(text, gazetteer)
    if code is not None:
        return _area(states[code], clean(text, 60))
    try:
        place = resolve(text, gazetteer)
    except SeveralPlaces as several:
        raise Problem(several.message, hint=several.hint) from several
    except Problem as problem:
        hint = problem.hint if "did you mean" in problem.hint else _WRITE_STATE
        names = [area.name for area in states.values()]
        alike = nearest(text, names, 2, 0.65) or _near_cities(text, gazetteer)
    else:
        if not place.guessed:
            return place
        alike, hint = [f'"{place.guessed}"'], ""
    raise Problem(
        f"'{clean(text, 40)}' is not a US state or territory",
        hint=f"did you mean {listing(alike)}?" if alike else hint,
    )


def _by_code(code: str, shown: str, gazetteer: Gazetteer) -> Place:
    area = gazetteer.areas.get(code)
    if area is not None and area.area_type in ("metro", "rural"):
        return _area(area, shown)
    if len(code) == 5:
        raise _problem(f"'{shown}' is no metro code, and ZIP codes are not known", _WRITE)
    raise _problem(f"'{shown}' is not a place", _WRITE)


def _split(text: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """The city part and the state of "City, ST", "City State" or a state alone."""
    whole = _state(text, gazetteer)
    if whole:
        return "", whole
    city, comma, state = text.rpartition(",")
    if comma:
        # A metro's title names several states: "MN-WI" stands for the first.
        return city, _state(state, gazetteer) or _state(state.split("-")[0], gazetteer)
    if gazetteer.metro_cities(place_key(text)):
        return text, None  # "South Florida" is a name of its own
    words = text.split()
    for count in (1, 2, 3):
        code = _state(" ".join(words[-count:]), gazetteer)
        # A two-letter code or a full name at the end: "Phoenix AZ", "Fargo North Dakota".
        if code and len(words) > count:
            return " ".join(words[:-count]), code
    return text, None


def _state(text: str, gazetteer: Gazetteer) -> str | None:
    """The letters of the state `text` names, if any."""
    # Letters are compared as typed: as a place's name "MT" would be read as "mount".
    plain = text.replace(".", "").strip().upper()
    return plain if plain in gazetteer.states else gazetteer.state_named(place_key(text))


def _area(area: Area, shown: str, *, key: str = "") -> Place:
    return Place(
        area_code=area.code,
        area=area.name,
        area_type=area.area_type,  # type: ignore[arg-type]
        state=area.state,
        key=key,
        typed=shown,
    )


def _inside(named: Named, key: str, shown: str, gazetteer: Gazetteer) -> Place:
    """A city, town or county, with the figures of the area it lies in."""
    place = _area(gazetteer.area(named.area_code), shown, key=key)
    return place._replace(state=named.state, county=place_key(named.county))


def _whole_state(state: str, shown: str, gazetteer: Gazetteer) -> Place:
    """A state, unless its name is also that of a metro's own city: New York, Washington."""
    key = place_key(shown)
    area = gazetteer.states[state]
    if key == place_key(area.name):
        cities = [c for c in gazetteer.metro_cities(key) if _leads(c, gazetteer)]
        if cities:
            raise _ambiguous(
                shown, [*(f"{c.name}, {c.state}" for c in cities), f"{state} (the state)"]
            )
    return _area(area, shown)._replace(guessed=_ALSO_A_CITY.get(shown.replace(".", "").upper(), ""))


_ALSO_A_CITY = {"LA": 'Louisiana; for the city write "Los Angeles, CA"'}
"""Letters of a state that many write for a city, and what was made of them."""


def _leads(city: Named, gazetteer: Gazetteer) -> bool:
    """Whether its metro is named for the city first."""
    return gazetteer.area(city.area_code).name.startswith(city.name)


def _in_state(city: str, state: str, shown: str, gazetteer: Gazetteer) -> Place:
    """A city, a town, a metro or rural area by its name, or a county of a known state."""
    key, whole = place_key(city), gazetteer.states[state]
    for find in (gazetteer.metro_cities, gazetteer.towns):
        if found := [place for place in find(key) if place.state == state]:
            return _of_one_name(found, key, shown, gazetteer)
    for title in (place_key(shown), place_key(f"{city} {whole.name}")):
        if area := _title(title, gazetteer):
            return _area(area, shown)
    for county in gazetteer.counties(key):
        if county.state == state:
            return _inside(county, key, shown, gazetteer)
    alike = [] if _is_county(key) else gazetteer.towns_like(city.strip(), state, 0.8)
    if alike:
        raise _problem(
            f"no place called '{shown}' on file",
            f'did you mean "{alike[0]}, {state}"? For another place there, write {state} '
            "for the figures of the whole state",
        )
    return _area(whole, shown, key=key)._replace(known=False)


def _of_one_name(found: list[Named], key: str, shown: str, gazetteer: Gazetteer) -> Place:
    """A place of a state; `Problem` with the counties where several are called so."""
    if len({place.area_code for place in found}) > 1:
        raise _ambiguous(shown, [f"{place.county}, {place.state}" for place in found])
    return _inside(found[0], key, shown, gazetteer)


def _is_county(key: str) -> bool:
    return key.endswith(_COUNTY)


def _without_state(key: str, shown: str, gazetteer: Gazetteer) -> Place:
    """A name alone: a metro's own city, the start of a metro's title, or the only such town.

    A town of that name may not be the one meant, so it is marked as guessed; a name better known
    abroad is not taken for a town at all.
    """
    if own := gazetteer.metro_cities(key):
        return _only(own, key, shown, gazetteer)
    if _abroad(shown, gazetteer):
        raise _unknown(shown, gazetteer)
    if title := _title(key, gazetteer):
        return _area(title, shown)
    towns = gazetteer.counties(key) if _is_county(key) else gazetteer.towns(key)
    if not towns:
        raise _unknown(shown, gazetteer)
    place = _only(towns, key, shown, gazetteer)
    return place._replace(guessed=place.alone)


def _only(found: list[Named], key: str, shown: str, gazetteer: Gazetteer) -> Place:
    """The one area that all of the places lie in; `Problem` with the candidates otherwise."""
    if len({place.area_code for place in found}) > 1:
        names = dict.fromkeys(f"{place.name}, {place.state}" for place in found)
        alone = [f"{place.county}, {place.state}" for place in found]
        raise _ambiguous(shown, list(names) if len(names) > 1 else alone)
    full = f"{found[0].name}, {found[0].state}"
    return _inside(found[0], key, shown, gazetteer)._replace(alone=full)


def _title(key: str, gazetteer: Gazetteer) -> Area | None:
    """The area of that title, or the only one it starts: "Dallas-Fort Worth"."""
    if " " not in key:
        return None
    found = gazetteer.titled(key)
    whole = [area for area in found if place_key(area.name) == key]
    return found[0] if len(found) == 1 else next(iter(whole), None)


def _abroad(shown: str, gazetteer: Gazetteer) -> bool:
    keys = {place_key(shown), *(place_key(part) for part in shown.split(","))}
    return not keys.isdisjoint(gazetteer.abroad)


class SeveralPlaces(Problem):
    """A name of several places; the hint lists them."""


def or_abroad(place: Place, elsewhere: str, region: bool) -> Place:
    """A place of the US whose name, as typed, is also on file abroad; `elsewhere` says how to ask.

    A city's name is taken for the one here, and that is said; a `region`'s or a country's is not
    taken for a city. Raises `Problem` for those, and where the place is not on file here.
    """
    if not place.known:
        message = f"'{place.typed}' is not on file in {place.area}"
        raise _problem(message, f"{elsewhere}; for all of {place.area} write {place.state}")
    if region:
        raise _ambiguous(place.typed, [f'"{place.alone}"', elsewhere])
    return place._replace(guessed=f"{place.alone}; {elsewhere}")


def _ambiguous(shown: str, candidates: list[str]) -> SeveralPlaces:
    listed = candidates[:_MOST_CANDIDATES]
    more = len(candidates) - len(listed)
    return SeveralPlaces(
        f"'{shown}' could be several places",
        about=_ABOUT,
        hint=f"write one of: {'; '.join(listed)}{f'; and {more} more' if more else ''}",
    )


def _unknown(shown: str, gazetteer: Gazetteer) -> Problem:
    if _abroad(shown, gazetteer):
        return _problem(
            f"'{shown}' is outside the United States, and figures come only for it, Canada and "
            "the United Kingdom",
            "use your own with --bands FILE (columns level,low,mid,high; a column unit that says "
            "hour, for pay by the hour)",
        )
    if "," in shown:
        state = shown.rpartition(",")[2].strip()
        return _problem(f"'{state}' is not a US state or territory", _WRITE)
    alike = _near_cities(shown, gazetteer)
    return _problem(
        f"no place called '{shown}' on file",
        f"did you mean {listing(alike)}? Otherwise {_WRITE}" if alike else _WRITE,
    )


def _problem(message: str, hint: str) -> Problem:
    return Problem(message, about=_ABOUT, hint=hint)


def _near_cities(text: str, gazetteer: Gazetteer) -> list[str]:
    """The metros' own cities of the nearest name, in quotes with their states, if one is near."""
    cities = gazetteer.cities()
    near = nearest(text, [city.name for city in cities], 1, 0.75)
    return [f'"{city.name}, {city.state}"' for city in cities if city.name in near]
