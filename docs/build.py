"""Writes the parts of the documents that the program itself says: python docs/build.py.

The picture in the README, the tables of ACCURACY.md and LICENSES.md, the commands of REFERENCE.md,
the keys of OFFERS.md, the tables of ROLES.md, what the commands of GUIDE.md and OFFERS.md print,
and the form of `data/lines.toml` and `data/rehearsal.toml` that the program reads. A test checks
that all of it is current.
"""

from __future__ import annotations

import ast
import contextlib
import csv
import io
import json
import os
import re
import shlex
import tempfile
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from negotiate import target_range
from negotiate.api.backtests import backtest_file
from negotiate.bulk.ageing_check import held_out
from negotiate.bulk.wage_sources import read_wages
from negotiate.cli.app import COMMANDS, main
from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.files.occupations import occupations
from negotiate.files.offers import schema
from negotiate.files.roles import load_groups, load_roles
from negotiate.market.roles import role_of
from negotiate.market.target import percent
from negotiate.model.backtest import Backtest
from negotiate.model.facts import Industry
from negotiate.render.backtest import backtest_document
from negotiate.render.console import to_text
from negotiate.render.markdown import to_markdown
from negotiate.render.range import range_document

DOCS = Path(__file__).parent
DATA = DOCS.parent / "data"
REPORTS = DATA / "sources" / "pay_reports.csv"
GROUPS = {
    "finds": ("add", "list", "remove", "import"),
    "profile": ("init", "show", "edit", "path"),
    "offers": ("add", "edit", "list", "remove"),
    "bands": ("list", "show", "check", "import", "backtest"),
}


def pages() -> dict[Path, str]:
    """Every page with generated parts, as it should be."""
    return {
        DOCS / "ACCURACY.md": accuracy_page(),
        DOCS / "REFERENCE.md": between(DOCS / "REFERENCE.md", "commands", reference()),
        DOCS / "OFFERS.md": played(between(DOCS / "OFFERS.md", "keys", offers())),
        DOCS / "ROLES.md": between(
            DOCS / "ROLES.md",
            "abroad",
            roles_abroad(),
            between(DOCS / "ROLES.md", "roles", roles()),
        ),
        DOCS / "LICENSES.md": between(DOCS / "LICENSES.md", "sources", sources()),
        DOCS / "range.svg": picture(),
        DOCS / "GUIDE.md": played((DOCS / "GUIDE.md").read_text()),
        DATA / "lines.json": quick_to_read(DATA / "lines.toml"),
        DATA / "rehearsal.json": quick_to_read(DATA / "rehearsal.toml"),
    }


def quick_to_read(tables: Path) -> str:
    """A TOML file as JSON, which is read in a tenth of the time; one line a value, for diffs."""
    return json.dumps(tomllib.loads(tables.read_text()), ensure_ascii=False, indent=0) + "\n"


def between(page: Path, name: str, content: str, text: str = "") -> str:
    """A page, or its text as changed so far, with what stands between two marks replaced."""
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, _, rest = (text or page.read_text()).partition(start)
    _, _, after = rest.partition(end)
    return f"{before}{start}\n{content.strip()}\n\n{end}{after}"


def picture() -> str:
    """The first screen a user sees, as a picture that needs nothing from elsewhere."""
    result = target_range(
        "senior", years=6, area="Phoenix, AZ", certs=["hdi-csr"], as_of=date(2026, 11, 22)
    )
    screen = to_text(range_document(result), width=80, color=True)
    console = Console(record=True, width=82, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(screen))
    svg = console.export_svg(title="negotiate range", unique_id="range")
    return re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL)


def accuracy_page() -> str:
    """The page with the backtest as it is, as it was in 0.1.0, and wages carried on."""
    page, found = DOCS / "ACCURACY.md", backtest_file(REPORTS)
    text = between(page, "worse", worse(found), between(page, "tables", accuracy(found)))
    return between(page, "carried", carried(), between(page, "since", since(found), text))


def accuracy(found: Backtest) -> str:
    """The tables of the backtest."""
    whole = to_markdown(backtest_document(found))
    return whole.partition("\n\n")[2].replace("## ", "### ")


def worse(found: Backtest) -> str:
    """The groups on which the nation's figure came at least as close."""
    return "\n".join(
        f"- {escaped(one.name)}, {one.reports} reports: {one.error.value:.0%} off, "
        f"the nation's figure {one.nation.value:.0%}."
        for one in found.no_better
        if one.nation is not None
    )


def escaped(name: str) -> str:
    """A name as Markdown."""
    return name.replace("_", "\\_")


def since(found: Backtest) -> str:
    """The same reports against the ranges of 0.1.0 and of today."""
    now = {row["name"]: row for row in found.records()}
    lines = [
        "|  | reports | error, 0.1.0 | now | bias, 0.1.0 | now | in half, 0.1.0 | now |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    with (DOCS / "accuracy_0_1_0.csv").open(newline="") as file:
        for was in csv.DictReader(file):
            row = now[was["name"]]
            cells = (
                escaped(was["name"]),
                str(row["reports"]),
                *(was["error"], f"{row['error']:.0%}"),
                *(was["bias"], f"{row['bias']:+.0%}"),
                *(was["in_half"], f"{row['in_half']:.0%}"),
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def carried() -> str:
    """The wages of earlier Mays carried to the latest, against those published since."""
    occupations = {row["soc"]: row["occupation"] for row in read_rows("levels.csv")}
    lines = [
        "| carried | of | wages | areas | bias | median error | 9 in 10 under | over 5% off |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in held_out(read_wages(REPORTS.parent)):
        name = {"metro": "metros", "state": "states", "territory": "territories"}[row.area_type]
        lines.append(
            f"| {name}, from {date.fromisoformat(row.start):%B %Y} | {row.percentile} | "
            f"{occupations[row.soc]} | {row.areas} | {row.bias:+.1%} | {row.median_error:.1%} | "
            f"{row.ninth_tenth:.1%} | {row.far:.0%} |"
        )
    return "\n".join(lines)


def sources() -> str:
    """Every source of the data with its publisher and its terms."""
    rows = [
        f"| {row['title']} | {row['publisher']} | {row['terms']} |"
        for row in read_rows("sources.csv")
    ]
    return "\n".join(
        ["| source | publisher | terms |", "| --- | --- | --- |", *dict.fromkeys(rows)]
    )


def roles() -> str:
    """What stands behind each level of each role in the United States."""
    facts, groups = load_facts(), load_groups()
    known = {one.soc: one.title for one in occupations()}
    grades = {row["role"]: row["grade"] for row in read_rows("roles.csv")}
    lines = [
        "| `--role` | level | occupation (SOC) | low, middle, high | paid by | what stands in | "
        "the occupation is |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in load_roles():
        role = role_of(row, facts.levels, groups)
        for name, level in role.levels.items():
            window = ", ".join(f"p{percentile:g}" for percentile in level.window)
            lines.append(
                f"| `{row.key}` | {name} | {known[level.soc]} ({level.soc}) | {window} | "
                f"{level.paid} | {role.cautions[name]} | {grades[row.key]} |"
            )
    return "\n".join(lines)


def roles_abroad() -> str:
    """What stands behind each role in other countries."""
    lines = [
        "| `--country` | `--role` | levels | occupation | low, middle, high | paid by | "
        "what to know | source |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in read_rows("country_roles.csv"):
        levels = row["levels"].split(";")
        windows = [_percentiles(window) for window in row["windows"].split(";") if window]
        windows = windows or [
            ", ".join(f"p{one:g}" for one in load_facts().levels[level].window) for level in levels
        ]
        occupation = f"{row['label']} ({row['code']})" if row["code"] else "none"
        lines.append(
            f"| `{row['country']}` | `{row['role']}` | {', '.join(levels)} | {occupation} | "
            f"{'; '.join(windows) if row['code'] else ''} | {row['paid']} | "
            f"{row['caution'] or row['lacking']} | {row['source']} |"
        )
    return "\n".join(lines)


def _percentiles(window: str) -> str:
    return ", ".join(f"p{percentile}" for percentile in window.split("-"))


def reference() -> str:
    """The help of every command."""
    names = [[name] for name in COMMANDS]
    names += [[group, name] for group, inner in GROUPS.items() for name in inner]
    names.sort(key=lambda words: (list(COMMANDS).index(words[0]), len(words)))
    commands = [
        f"## negotiate {' '.join(words)}\n\n```text\n{said([*words, '--help']).strip()}\n```"
        for words in names
    ]
    return "\n\n".join([*commands, known_names()])


def known_names() -> str:
    """The words that options know, with what each adds."""
    certificates = [
        f"| `{row['key']}` | {row['label']} | {percent(float(row['value']))} "
        f"({percent(float(row['low']))} to {percent(float(row['high']))}) |"
        for row in read_rows("certificates.csv")
    ]
    industries = [_industry_row(industry) for industry in load_facts().industries.values()]
    (most,) = [r["value"] for r in read_rows("rules.csv") if r["key"] == "person.certificates_most"]
    finds = [f"| `{row['key']}` | {row['label']} |" for row in read_rows("find_kinds.csv")]
    languages = ", ".join(row["label"] for row in read_rows("languages.csv"))
    return "\n".join(
        (
            "## Words the options know\n",
            "Certificates (`--cert`). What each adds is an assumption, with its range; further",
            f"ones count half of the one before, all together at most {percent(float(most))}.\n",
            *("| name | certificate | adds |", "| --- | --- | --- |", *certificates),
            "\nIndustries (`--industry`). What each pays over all industries at p10, p25, p50, p75",
            "and p90; in brackets the jobs and the relative standard error of their mean wage.\n",
            "| name | industry | agents | leads and managers |",
            *("| --- | --- | --- | --- |", *industries),
            "\nKinds of finds (`finds add --kind`).\n",
            *("| name | find |", "| --- | --- |", *finds),
            f"\nLanguages (`--language`): {languages}.",
        )
    )


def _industry_row(industry: Industry) -> str:
    """The ratios of an industry to all, for agents and for their supervisors."""
    levels = load_facts().levels
    cells = [
        f"{' '.join(f'{ratio:.2f}' for ratio in pay.ratios)} "
        f"({pay.employment:,}, {pay.wage_error:g}%)"
        if (pay := industry.pay.get(levels[name].soc))
        else "not known: nothing is changed"
        for name in ("mid", "lead")
    ]
    return f"| `{industry.key}` | {industry.label} | {' | '.join(cells)} |"


def offers() -> str:
    """The keys of an offers file, from its schema."""
    found = schema()
    parts = found["$defs"]
    order = ["Preferences", "Offer", *(n for n in parts if n not in ("Preferences", "Offer"))]
    return "\n\n".join(_keys(name, parts[name]) for name in order)


def _keys(name: str, part: dict[str, Any]) -> str:
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
    said = described()[name]
    rows = [
        f"| `{key}` | {_kind(prop)} | {_default(key, prop, part)} | {said.get(key, '')} |"
        for key, prop in part["properties"].items()
    ]
    head = ["| key | kind | left out | what |", "| --- | --- | --- | --- |"]
    return "\n".join((f"### {title}", "", *head, *rows))


def described() -> dict[str, dict[str, str]]:
    """What the code says of each key, by record."""
    tree = ast.parse((DOCS.parent / "negotiate" / "model" / "offer.py").read_text())
    found: dict[str, dict[str, str]] = {}
    for record in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        texts = found.setdefault(record.name, {})
        for field, below in pairwise(record.body):
            text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if isinstance(field, ast.AnnAssign) and text:
                texts[ast.unparse(field.target)] = " ".join(str(below.value.value).split())
    return found


def _kind(prop: dict[str, Any]) -> str:
    if "enum" in prop:
        return " or ".join(f'"{word}"' for word in prop["enum"])
    if "$ref" in prop:
        return "a table, below"
    if "anyOf" in prop:
        kinds = [_kind(one) for one in prop["anyOf"] if one.get("type") != "null"]
        return " or ".join(kinds).replace(", below or", " or")
    if prop.get("items", {}).get("type") in ("number", "integer"):
        return "a list of numbers"
    kinds = {"number": "number", "integer": "whole number", "string": "text"}
    kinds |= {"boolean": "true or false", "array": "blocks, below"}
    return "day" if prop.get("format") == "date" else kinds[prop["type"]]


def _default(key: str, prop: dict[str, Any], part: dict[str, Any]) -> str:
    if key in part.get("required", ()):
        return "needed"
    value = prop.get("default")
    if isinstance(value, list) and value:
        return f"{value}"
    if value is None or isinstance(value, list | dict) or value == "":
        return "nothing"
    return (
        {True: "true", False: "false"}.get(value, str(value))
        if isinstance(value, bool)
        else (f"{value:g}" if isinstance(value, int | float) else f'"{value}"')
    )


def played(text: str) -> str:
    """A page in which every ```console block shows what its command prints today."""
    with tempfile.TemporaryDirectory() as home:
        before = Path.cwd(), dict(os.environ)
        os.chdir(home)
        os.environ.update(HOME=home, NO_COLOR="1")
        for name, content in re.findall(r"```toml\n# (\S+)\n(.*?)```", text, re.DOTALL):
            Path(name).write_text(content)
        try:
            return re.sub(r"```console\n\$ (.*?)\n(.*?)```", _block, text, flags=re.DOTALL)
        finally:
            os.chdir(before[0])
            os.environ.clear()
            os.environ.update(before[1])


def _block(match: re.Match[str]) -> str:
    command = match[1]
    words = shlex.split(command)[1:]
    out = said(words)
    return f"```console\n$ {command}\n{out}```"


def said(words: list[str]) -> str:
    """What a command line prints on a screen of 80 columns."""
    os.environ["COLUMNS"] = "80"
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="utf-8", write_through=True) as out:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            code = main(words)
        text = raw.getvalue().decode()
    if code:
        raise SystemExit(f"exit {code}: negotiate {shlex.join(words)}")
    return text


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text)
