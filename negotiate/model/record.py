"""Records with more fields than a `NamedTuple` is good for: frozen, made and read by name."""

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record:
    """A frozen record; its fields are those of a dataclass, which every subclass is.

    Python compiles the methods of each dataclass anew as a program starts: twenty of them cost
    every run 25 ms. These share the methods here. Default values are shared too, so they are
    immutable.
    """

    _defaults: ClassVar[dict[str, Any]] = {}
    _names: ClassVar[frozenset[str]] = frozenset()
    _in_order: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Make a dataclass of the subclass, without methods of its own."""
        dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        known = fields(cls)  # type: ignore[arg-type]  # it has just become a dataclass
        names = sorted(one.name for one in known)
        cls._names, cls._in_order = frozenset(names), tuple(names)
        held = {one.name: one.default for one in known}
        made = {one.name: one.default_factory for one in known if callable(one.default_factory)}
        held |= {name: make() for name, make in made.items()}
        cls._defaults = {name: held[name] for name in held if held[name] is not _LEFT_OUT}

    def __init__(self, **values: Any) -> None:
        """Take the fields by name; raises `TypeError` where one is missing or not known."""
        state = {**self._defaults, **values}
        if state.keys() != self._names:
            wrong = ", ".join(sorted(state.keys() ^ self._names))
            raise TypeError(f"{type(self).__name__}: missing or not known: {wrong}")
        vars(self).update(state)

    def __setattr__(self, name: str, value: object) -> None:
        """Raises `AttributeError`: a record stays as it was made."""
        raise AttributeError(f"a record is not changed: {name}")

    def __delattr__(self, name: str) -> None:
        """Raises `AttributeError`: a record stays as it was made."""
        raise AttributeError(f"a record is not changed: {name}")

    def __eq__(self, other: object) -> bool:
        """Whether all that both hold is the same, and they are of one kind."""
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        """The same for records that are equal."""
        return hash(tuple(map(vars(self).__getitem__, self._in_order)))

    def __repr__(self) -> str:
        """The record as it could be made."""
        known = fields(self)  # type: ignore[arg-type]  # every subclass is a dataclass
        inside = ", ".join(f"{one.name}={vars(self)[one.name]!r}" for one in known)
        return f"{type(self).__name__}({inside})"

    def _replace(self, **changed: Any) -> Self:
        """The same record with some of it changed, as of a `NamedTuple`."""
        return type(self)(**{**vars(self), **changed})


_LEFT_OUT: Any = field().default
"""What dataclasses say of a field without a default."""


class Within:
    """What the number of a field may be, to stand in its annotation."""

    __slots__ = ("least", "most")

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most

    def holds(self, number: float) -> bool:
        """Whether a number is within; none is that is infinite or no number."""
        return self.least <= number <= self.most

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The limits as pydantic checks them, which also makes the JSON schema of them."""
        return {**handler(source), "ge": self.least, "le": self.most}
