"""Finds where the package builds or reads its own records by position instead of by name."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def by_position(files: Mapping[str, str]) -> list[str]:
    """Where the sources of `files` do so, as "file:line: what".

    A record of more than two fields takes at most its first by position: that is what it is called,
    and one alone cannot be mixed up with another.
    """
    trees = {name: ast.parse(source) for name, source in files.items()}
    records = {name: dict(_records(tree)) for name, tree in trees.items()}
    returned = {name: dict(_returned(tree)) for name, tree in trees.items()}
    found = []
    for name, tree in trees.items():
        known = _Known(
            {**_all(records.values()), **records[name]},
            {**_all(returned.values()), **returned[name]},
        )
        found += [
            f"{name}:{line}: {what}"
            for line, what in chain(
                _built(tree, known), _unpacked(tree, known), _subscripted(tree, known)
            )
        ]
    return found


class _Known:
    """What a name stands for in one file: its own definitions before those of other files."""

    def __init__(self, records: dict[str, ast.ClassDef], returned: dict[str, str]) -> None:
        self.fields = {name: _fields(node) for name, node in records.items()}
        self.tuples = {name for name, node in records.items() if "NamedTuple" in _bases(node)}
        self.returned = returned

    def gives_a_record(self, node: ast.expr) -> bool:
        """Whether it is a call that gives back a named tuple."""
        if not isinstance(node, ast.Call):
            return False
        called = _last(node.func)
        return called in self.tuples or self.returned.get(called) in self.tuples


def _all(found: Iterable[dict]) -> dict:
    return dict(chain.from_iterable(names.items() for names in found))


def _last(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _bases(node: ast.ClassDef) -> set[str]:
    return {_last(base) for base in node.bases}


def _records(tree: ast.AST) -> Iterator[tuple[str, ast.ClassDef]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
            if "NamedTuple" in _bases(node) or marks & {"dataclass", "dataclasses.dataclass"}:
                yield node.name, node


def _fields(node: ast.ClassDef) -> int:
    return sum(isinstance(line, ast.AnnAssign) for line in node.body)


def _returned(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            yield node.name, ast.unparse(node.returns) if node.returns else ""


def _built(tree: ast.AST, known: _Known) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = _last(node.func)
        loose = len(node.args) > 1 or any(isinstance(arg, ast.Starred) for arg in node.args)
        if loose and known.fields.get(called, 0) > 2:
            yield node.lineno, f"{called} is built by position"
        if called == "_make":
            yield node.lineno, "a record is made of a row by position"
        if called == "index" and ast.unparse(node.func).endswith("_fields.index"):
            yield node.lineno, "a field is looked up by its place"


def _unpacked(tree: ast.AST, known: _Known) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple | ast.List):
            if known.gives_a_record(node.value):
                yield node.lineno, f"{ast.unparse(node.value)} is unpacked"
        elif isinstance(node, ast.Starred | ast.Subscript) and known.gives_a_record(node.value):
            yield node.lineno, f"{ast.unparse(node)} is read by position"


def _subscripted(tree: ast.AST, known: _Known) -> Iterator[tuple[int, str]]:
    """Parameters that are records, and `self` in one, unpacked or read by a number or a slice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in known.tuples:
            yield from _read(node, {"self"})
        if isinstance(node, _FUNCTIONS):
            arguments = (*node.args.args, *node.args.kwonlyargs)
            yield from _read(node, {a.arg for a in arguments if _annotated(a) in known.tuples})


def _annotated(argument: ast.arg) -> str:
    return "" if argument.annotation is None else ast.unparse(argument.annotation).strip("'\"")


def _read(tree: ast.AST, names: set[str]) -> Iterator[tuple[int, str]]:
    def is_one(node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id in names

    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript | ast.Starred) and is_one(node.value):
            yield node.lineno, f"{ast.unparse(node)} is read by position"
        elif isinstance(node, ast.Assign) and is_one(node.value):
            if isinstance(node.targets[0], ast.Tuple | ast.List):
                yield node.lineno, f"{ast.unparse(node.value)} is unpacked"
        elif isinstance(node, ast.For | ast.comprehension) and is_one(node.iter):
            yield node.iter.lineno, f"the fields of {ast.unparse(node.iter)} are gone through"
