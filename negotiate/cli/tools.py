"""What an assistant may ask for: each tool is a command, its arguments are the options.

An option stands in `options` once, with its help; the schema of a tool is made of them. No tool
reads or writes a file of the user's, their profile and their finds included.
"""

# No postponed annotations here: the options are read from them.

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args, get_type_hints

from negotiate.api.person import PersonWords, notes
from negotiate.api.vocabulary import meant_by
from negotiate.cli import options as o
from negotiate.cli.asking import Asked, doubt_of
from negotiate.model.errors import Misuse, Problem, check_choice
from negotiate.model.text import clean, listing, nearest

if TYPE_CHECKING:  # making the records of offers takes 8 ms
    from negotiate.model.offer import OffersFile

INSTRUCTIONS = (
    "Pay in contact centers and other work, for a salary negotiation. Quote figures from these "
    "tools with their source and date, never from memory. Where a result grades a figure as an "
    "assumption, say so. Pass on cautions and blanks, and ask the person for what is missing; "
    "do not guess their level, place, hours or pay. Amounts may be written as people type them: "
    "21.50/h, 44k. A hint that names an option, such as --pay-set, means the argument pay_set. "
    "Law is a summary, not legal advice. floor, need, current and good_at are the person's own "
    "business: never put them in words meant for the employer. Nothing is stored."
)
"""What an assistant is told before it asks."""
_FILES = ("bands", "finds", "profile")
"""Options that name a file of the user's: no tool has them."""
_WORDS = {"cert": "certs", "language": "languages"}
_TYPES = {str: "string", float: "number", bool: "boolean"}
_CALLED: dict[str, str] = {
    "array": "list",
    "object": "table",
    "string": "text",
    "boolean": "true or false",
}
"""What people call the types of JSON."""
_MOST = 1e15
"""No number anybody means is larger."""
_OFFERS: dict[str, Any] = {"type": "array", "items": {"type": "object"}, "minItems": 1}


class Answer(NamedTuple):
    """What a tool found: plain data, and what to know of how the words were read."""

    data: dict[str, Any]
    notes: tuple[str, ...] = ()


class Tool(NamedTuple):
    """One thing an assistant may ask for."""

    name: str
    title: str
    about: str
    arguments: Mapping[str, dict[str, Any]]
    """The JSON schema of each."""
    needs: tuple[str, ...]
    ask: Callable[[dict[str, Any]], Answer]
    """Raises `Problem` as the command does."""
    parts: Mapping[str, Any] = {}
    """Schemas that arguments refer to."""

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of all arguments together."""
        whole: dict[str, Any] = {
            "type": "object",
            "properties": dict(self.arguments),
            "required": list(self.needs),
            "additionalProperties": False,
        }
        return whole | ({"$defs": dict(self.parts)} if self.parts else {})

    def answer(self, given: Mapping[str, Any]) -> Answer:
        """The answer to arguments as an assistant sends them; raises `Problem`."""
        said = {name: value for name, value in given.items() if value is not None}
        unknown = [name for name in said if name not in self.arguments]
        if unknown:
            raise Misuse(
                f"there is no argument '{clean(unknown[0], 40)}'",
                hint=f"{self._guess(unknown[0])}{self.name} takes {listing(self.arguments)}",
            )
        for name in self.needs:
            if name not in said:
                raise Misuse("is missing", about=name, hint=self.arguments[name]["description"])
        for name, value in said.items():
            if isinstance(value, str) and self.arguments[name].get("items") == _TEXT:
                said[name] = [value]  # one of a list
            elif not _fits(value, self.arguments[name]):
                raise Misuse(
                    f"{clean(repr(value), 40)} is no {_kind(self.arguments[name])}",
                    about=name,
                    hint=self.arguments[name]["description"],
                )
        return self.ask(said)

    def _guess(self, name: str) -> str:
        """The argument that may be meant, as a question; empty where none comes near."""
        alike = [one for one in self.arguments if _WORDS.get(one, one) == meant_by(name)]
        near = alike or nearest(name, self.arguments, 1, 0.7)
        return f"did you mean {near[0]}? " if near else ""


_TEXT = {"type": "string"}


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value has the type of an argument; what is in a table is checked by its reader."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if isinstance(value, list):
        inner = {"type": schema.get("items", {}).get("type", "object")}
        return "array" in kinds and all(_fits(one, inner) for one in value)
    if isinstance(value, bool):
        return "boolean" in kinds
    number = isinstance(value, int | float) and abs(value) < _MOST
    return (
        (number and "number" in kinds)
        or (isinstance(value, str) and "string" in kinds)
        or (isinstance(value, dict) and "object" in kinds)
    )


def _kind(schema: Mapping[str, Any]) -> str:
    kinds: list[str] = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(_CALLED.get(kind, kind) for kind in kinds)


def tools() -> tuple[Tool, ...]:
    """Every tool, in the order of the commands."""
    person = _person()
    return (_range(person), _compare(person), _script(person), _law(), _roles())


def _person() -> dict[str, dict[str, Any]]:
    """The arguments that say who one is and what the job is: the options of `Asked`."""
    hints = get_type_hints(Asked, include_extras=True)
    named = {name: hint for name, hint in hints.items() if name not in (*_FILES, "saved")}
    return {name: _argument(hint) for name, hint in named.items()}


def _argument(option: Any) -> dict[str, Any]:
    """The schema of an option: its type, and its help."""
    typed, described = get_args(option)
    kind = next((one for one in get_args(typed) if one is not type(None)), typed)
    said = str(described.help).replace(" Repeatable.", "")
    if get_args(kind):
        return {"type": "array", "items": _TEXT, "description": said}
    one: str | list[str] = _TYPES[kind]
    if described.metavar == "PAY":
        one = ["string", "number"]
    return {"type": one, "description": said}


def _words(said: Mapping[str, Any]) -> PersonWords:
    """Arguments in the words every result is asked for with."""
    known = PersonWords.__annotations__
    named = {_WORDS.get(name, name): value for name, value in said.items()}
    return cast("PersonWords", {n: value for n, value in named.items() if n in known})


def _read_as(call: Any, words: PersonWords) -> Iterator[str]:
    """What was made of the words where that may surprise."""
    person, result = call.person, call.result
    for one in notes(words, person.question, person.facts.currency):
        yield f"{one.about}: {one.text}"
    if doubt := doubt_of(result):
        yield f"offer: {doubt} Ask whether it is right before advising on it."


def _range(person: dict[str, dict[str, Any]]) -> Tool:
    def ask(said: dict[str, Any]) -> Answer:
        from negotiate.api.calls import the_call
        from negotiate.api.taxes import with_taxes

        unit = check_choice(said.get("per", "year"), ("hour", "year"), "per")
        words = _words(said)
        call = the_call(said["level"], words)
        result = with_taxes(call.result, call.person.facts.rules)
        data = result.to_dict(cast("Any", unit))
        return Answer(data=data, notes=tuple(_read_as(call, words)))

    return Tool(
        name="range",
        title="Pay range",
        about="What a job pays in a place, what to aim for, ask and say to an offer, with every "
        "step (waterfall), its source and how sure it is. As negotiate range --format json.",
        arguments=person | {"per": _PER},
        needs=("level",),
        ask=ask,
    )


_PER: dict[str, Any] = {
    "type": "string",
    "enum": ["hour", "year"],
    "description": "Unit of every amount but those of offer: year, if left out, or hour, by which "
    "juniors, mids and seniors speak of pay.",
}
_WEIGHED_FOR = (*("role", "level", "years", "area", "cert", "language", "industry", "as_of"),)
"""Of a person, what counts where offers are weighed."""


def _compare(person: dict[str, dict[str, Any]]) -> Tool:
    def ask(said: dict[str, Any]) -> Answer:
        from negotiate.api.comparisons import weigh

        content = _offers(said)
        return Answer(data=weigh(content, said.get("level"), _words(said)).to_dict())

    from negotiate.api.offers import schema, template

    parts = schema()["$defs"]
    offers: dict[str, Any] = {
        "items": {"$ref": "#/$defs/Offer"},
        "description": "The offers, in any order, each with its name and pay: "
        '[{"name": "Acme", "pay": "21.50/h"}].',
    }
    preferences: dict[str, Any] = {
        "$ref": "#/$defs/Preferences",
        "type": "object",
        "description": "How the person counts: value of time, taxes, horizon.",
    }
    return Tool(
        name="compare",
        title="Offers side by side",
        about="Total compensation of offers side by side: after tax, the odds, what it hangs on "
        "and what to ask for. As negotiate compare --format json. Leave out what is not known. "
        f"What the keys mean, in TOML, offer being each of offers:\n\n{template()}",
        arguments={"offers": _OFFERS | offers, "preferences": preferences}
        | {name: person[name] for name in _WEIGHED_FOR},
        needs=("offers",),
        ask=ask,
        parts=parts,
    )


def _offers(said: Mapping[str, Any]) -> "OffersFile":
    """Offers and preferences, read as those of a file; `Problem` with every mistake."""
    from negotiate.api.offers import offers_of

    stated = {"preferences": said["preferences"]} if "preferences" in said else {}
    try:
        return offers_of({"offer": said["offers"], **stated}, said.get("as_of"))
    except Problem as problem:
        raise Problem(problem.message, hint=_KEYS, mistakes=problem.mistakes) from problem


_KEYS = 'the tool compare describes every key; pay as people say it goes into pay: "21.50/h", "45k"'


def _script(person: dict[str, dict[str, Any]]) -> Tool:
    def ask(said: dict[str, Any]) -> Answer:
        from negotiate.api.calls import script_of, the_call

        words, content = _words(said), None
        if "offers" in said:
            content = _offers(said)
        elif "level" not in said:
            raise Misuse("is missing", about="level", hint=person["level"]["description"])
        call = the_call(said.get("level"), words, content, said.get("achievement", ()))
        made = script_of(call, said.get("stage"), said.get("channel", "phone"))
        return Answer(data=made.to_dict(), notes=tuple(_read_as(call, words)))

    more = {"stage": o.StageOption, "channel": o.ChannelOption, "achievement": o.AchievementOption}
    described = "All offers the person has, as in compare; company says which the call is about."
    return Tool(
        name="script",
        title="What to say",
        about="What to say in the call or mail, tip by tip, with the person's own numbers; what "
        "never to say, and what to find out first. As negotiate script --format json.",
        arguments=person
        | {name: _argument(option) for name, option in more.items()}
        | {
            "offers": _OFFERS | {"description": described},
            "preferences": {"type": "object", "description": "As in compare."},
        },
        needs=(),
        ask=ask,
    )


def _law() -> Tool:
    def ask(said: dict[str, Any]) -> Answer:
        from negotiate.api.laws import state_laws

        return Answer(data=state_laws(said["state"], said.get("as_of"))[0].to_dict())

    return Tool(
        name="law",
        title="Pay law of a state",
        about="Minimum wages, overtime floors, pay-range and pay-history law, clauses of a letter, "
        "with citations and dates. As negotiate law --format json; not legal advice.",
        arguments={
            "state": {
                "type": "string",
                "description": "A state; a city or county, for its own figures; or US.",
            },
            "as_of": _argument(o.AsOfOption),
        },
        needs=("state",),
        ask=ask,
    )


def _roles() -> Tool:
    def ask(said: dict[str, Any]) -> Answer:
        from negotiate.api.roles import roles

        return Answer(data=roles(said.get("words", "")).to_dict())

    return Tool(
        name="roles",
        title="Roles by name",
        about="Roles of contact centers, and any of 825 occupations by title or code: what the "
        "argument role of the other tools takes. As negotiate roles --format json.",
        arguments={
            "words": {"type": "string", "description": "Words of a job's title, or its code."}
        },
        needs=(),
        ask=ask,
    )


def tool_list(known: Iterable[Tool]) -> list[dict[str, Any]]:
    """The tools as plain data: name, what each is for, and what it takes."""
    return [{"name": one.name, "about": one.about, "takes": one.schema} for one in known]
