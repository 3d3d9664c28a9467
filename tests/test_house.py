"""The house itself: who imports whom, what start-up loads, what the package shows."""

from __future__ import annotations

import ast
import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from records import by_position

import negotiate
from negotiate.api import ranges
from negotiate.files.facts import load_facts
from negotiate.talk import achievements

ROOT = Path(__file__).parents[1]
HEAVY = ("pandas", "numpy", "pydantic", "typst", "jinja2", "tomllib", "importlib.metadata")


def test_the_import_rules_hold(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


def loaded_by(*args: str) -> set[str]:
    code = (
        "import sys\nfrom negotiate.cli.app import main\n"
        f"assert main({list(args)!r}) == 0\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stderr.splitlines())


@pytest.mark.parametrize(
    "args",
    [
        ["range", "--level", "senior", "--area", "Phoenix, AZ", "--explain"],
        ["range", "--level", "mid", "--format", "json"],
        ["law", "CA"],
        ["bands", "list"],
        ["ladder", "--area", "TX"],
        ["finds", "list"],
    ],
    ids=" ".join,
)
def test_commands_for_one_person_load_nothing_heavy(args):
    assert loaded_by(*args).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    ("args", "needs"),
    [
        (["script", "--level", "mid"], {"tomllib"}),
        (["sheet", "--level", "mid", "--format", "markdown", "-o", "-"], {"tomllib"}),
        (["profile", "init", "--level", "mid", "--no-input"], set()),
    ],
    ids=str,
)
def test_words_and_profile_load_only_what_they_need(args, needs):
    assert loaded_by(*args).isdisjoint({*HEAVY} - needs)


def test_a_pdf_loads_typst_and_no_offers():
    loaded = loaded_by("sheet", "--level", "mid", "--format", "pdf", "-o", "a.pdf")
    assert "typst" in loaded
    assert loaded.isdisjoint({"pandas", "numpy", "pydantic", "jinja2", "negotiate.model.offer"})


def test_comparing_offers_loads_no_pandas():
    template = str(ROOT / "data" / "offers_template.toml")
    loaded = loaded_by("compare", template)
    assert loaded.isdisjoint({"pandas", "numpy", "jinja2", "typst", "tomlkit"})
    assert loaded.isdisjoint(
        {"negotiate.cli.calls", "negotiate.cli.start", "negotiate.talk.script"}
    )


def test_help_loads_no_command_and_no_rich_table():
    modules = loaded_by("--help")
    assert not any(name.startswith(("negotiate.market", "rich.table")) for name in modules)


def test_importing_the_package_loads_nothing_of_it():
    code = "import sys, negotiate; print([m for m in sys.modules if m.startswith('negotiate.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_public_names_are_there_and_no_others():
    assert all(getattr(negotiate, name) for name in negotiate.__all__)
    assert dir(negotiate) == sorted(negotiate.__all__)
    with pytest.raises(AttributeError):
        negotiate.nothing  # noqa: B018


def test_the_examples_in_the_docstrings_are_right():
    for module in (ranges, achievements):
        found = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
        assert found.attempted
        assert found.failed == 0


def test_the_installed_command_and_the_module_run():
    for command in (
        [str(Path(sys.executable).with_name("negotiate"))],
        [sys.executable, "-m", "negotiate"],
    ):
        run = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert run.stdout.startswith("negotiate ")


def test_no_file_names_a_package_index():
    for name in ("constraints.txt", "pyproject.toml", ".ci/run", "README.md"):
        text = (ROOT / name).read_text()
        assert "index-url" not in text
        assert "pypi" not in text.lower()


def test_only_the_command_line_writes_the_name_of_an_option_before_an_error():
    glued = re.compile(r"^(--[a-z][a-z-]*|-o): ?")
    found = [
        f"{file.name}: {node.value}"
        for file in sorted((ROOT / "negotiate").rglob("*.py"))
        if "cli" not in file.parts
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and glued.match(node.value)
    ]
    assert found == []


def test_every_rule_is_used_and_found_by_its_key():
    code = "".join(file.read_text() for file in (ROOT / "negotiate").rglob("*.py"))
    groups = vars(load_facts().rules)
    picked = {name for name, group in groups.items() if hasattr(group, "of")}  # by `rules.reach.of`
    assert [name for name in picked if f"rules.{name}.of(" not in code] == []
    rules = (
        rule
        for name, group in groups.items()
        if name not in picked
        for rule in vars(group).values()
    )
    unused = [rule.key for rule in rules if not re.search(rf"rules\.{rule.key}\b", code)]
    assert unused == []


def test_records_are_built_and_read_by_name():
    files = sorted((ROOT / "negotiate").rglob("*.py"))
    assert by_position({str(file.relative_to(ROOT)): file.read_text() for file in files}) == []


RECORD = "class Step(NamedTuple):\n    what: str\n    low: float\n    high: float\n"


@pytest.mark.parametrize(
    "line",
    [
        "Step('wage', 1.0, 2.0)",
        "Step(*row)",
        "Step._make(row)",
        "Step._fields.index('low')",
        "what, low, high = Step(what='wage', low=1.0, high=2.0)",
        "def step() -> Step: ...\nwhat, low, high = step()",
        "def step() -> Step: ...\nlow = step()[1]",
        "def width(step: Step): return step[2]",
        "def width(step: Step): return [*step]",
        "def width(step: Step):\n    what, low, high = step",
        "def width(step: Step):\n    for field in step: ...",
        "class Wide(NamedTuple):\n    what: str\n    def rest(self): return self[1:]",
    ],
)
def test_a_record_built_or_read_by_position_is_found(line):
    assert len(by_position({"a.py": RECORD, "b.py": line})) == 1


def test_a_record_built_or_read_by_name_is_not():
    lines = "step = Step('wage', low=1.0, high=2.0)\ndef width(step: Step): return step.high"
    assert by_position({"a.py": RECORD, "b.py": lines}) == []


def test_a_caller_from_python_is_told_of_the_value_and_not_of_an_option():
    with pytest.raises(negotiate.Problem, match="level: 'zenior' is not a level") as refused:
        negotiate.target_range("zenior")
    assert refused.value.about == "level"
