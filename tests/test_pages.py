"""What Python draws: the sheet as a file, and every result in a notebook."""

from __future__ import annotations

import importlib.util
import re
import stat
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import negotiate

ROOT = Path(__file__).parents[1]
DAY = "2026-11-22"
RUDE = "<script>alert(1)</script> & <img src=x onerror=1>"


@pytest.fixture
def offers(tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text((ROOT / "data" / "offers_template.toml").read_text())
    return file


def results(offers):
    yield negotiate.target_range("mid", area="Denver, CO", offer="21/h", as_of=DAY)
    yield negotiate.script("mid", area="Denver, CO", offer="21/h", as_of=DAY)
    yield negotiate.compare_offers(offers, as_of=DAY)
    yield negotiate.check_letter(
        str(offers), company="Night agent", promised_name="Team lead", as_of=DAY
    )
    yield negotiate.roles("dental")
    yield negotiate.career_ladder("mid", area="TX", as_of=DAY)
    yield negotiate.state_laws("CA", as_of=DAY)[0]
    yield negotiate.sheet("mid", area="Denver, CO", as_of=DAY)
    yield negotiate.batch(pd.DataFrame({"level": ["mid", "boss"]}), as_of=DAY)


class Tags(HTMLParser):
    """Every tag that is opened has to be closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_every_result_shows_itself_in_one_line_and_as_html_that_is_whole(offers):
    for result in results(offers):
        line = repr(result)
        assert "\n" not in line
        assert len(line) < 200
        tags = Tags()
        tags.feed(result._repr_html_())
        assert tags.open == []
        assert not tags.seen & {"script", "img", "link", "style"}


def test_a_notebook_speaks_of_pythons_parameters_and_not_of_options(offers):
    told = {"offer": "18/h", "current": "19/h", "about": "promotion", "rival": "30/h", "as_of": DAY}
    htmls = [result._repr_html_() for result in results(offers)]
    htmls += [negotiate.target_range("mid", **told)._repr_html_()]
    htmls += [negotiate.script("mid", as_of=DAY, offer="18/h")._repr_html_()]
    said = " ".join(html for html in htmls if not html.startswith("<iframe"))
    assert re.sub(r"negotiate [a-z ]+--[^<]+", "", said).count("--") == 0
    for words in ("(years)", "(hours)", "(achievements)", 'add industry="outsourcer".'):
        assert words in said
    assert "Next: to_dict() has every dollar." in said
    assert "report.html" not in said


def test_what_a_whole_command_says_stays_in_a_notebook(offers):
    html = negotiate.career_ladder(as_of=DAY)._repr_html_()
    assert "negotiate range --level LEVEL explains one" in html


def test_every_result_becomes_a_table(offers):
    for result in results(offers):
        if hasattr(result, "to_frame"):
            assert len(result.to_frame())


def test_no_text_of_a_user_becomes_markup_in_a_notebook(tmp_path):
    words = {"area": "Denver, CO", "offer": "21/h", "company": RUDE, "as_of": DAY}
    rude = tmp_path / "rude.toml"
    rude.write_text(f'[[offer]]\nname = "{RUDE}"\nsalary = 50000\n')
    for result in (
        negotiate.target_range("mid", **words),
        negotiate.script("mid", **words),
        negotiate.compare_offers(rude, as_of=DAY),
        negotiate.sheet("mid", person=RUDE, **words),
        negotiate.batch(pd.DataFrame({"level": ["mid"], "note": [RUDE]}), as_of=DAY),
    ):
        html = result._repr_html_()
        assert "<script" not in html
        assert "<img" not in html
        assert "alert(1)" in html


def test_a_sheet_in_a_notebook_runs_nothing():
    html = negotiate.sheet("mid", as_of=DAY)._repr_html_()
    assert html.startswith("<iframe sandbox srcdoc=")
    assert html.count("<") == 2


def test_a_result_whose_records_alone_were_imported_shows_its_line():
    code = (
        "from negotiate.api.ranges import target_range\nr = target_range('mid')\n"
        "assert r._repr_html_() is None, r\nassert repr(r).startswith('<range: ')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_one_result_in_a_notebook_loads_no_pandas():
    code = (
        "import sys, negotiate\nassert negotiate.target_range('mid')._repr_html_()\n"
        "assert not {'pandas', 'numpy', 'pydantic', 'typst', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(("name", "start"), [("a.pdf", b"%PDF"), ("a.html", b"<!"), ("a.md", b"#")])
def test_a_sheet_is_saved_for_its_owner_alone_and_over_nothing(tmp_path, name, start):
    page = negotiate.sheet("mid", area="Denver, CO", offer="21/h", as_of=DAY)
    file = tmp_path / name
    page.save(file)
    assert file.read_bytes().startswith(start)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(negotiate.Problem, match="is there already"):
        page.save(file)
    page.save(file, force=True)


def test_a_sheet_has_no_other_forms(tmp_path):
    with pytest.raises(negotiate.Problem, match=r"file: '[.]docx' is not one"):
        negotiate.sheet("mid", as_of=DAY).save(tmp_path / "a.docx")


def test_a_shared_sheet_has_no_floor():
    words = {"area": "Denver, CO", "floor": "23.37/h", "need": "low", "as_of": DAY}
    assert "23.37" in negotiate.sheet("mid", **words).to_html()
    assert "23.37" not in negotiate.sheet("mid", share=True, **words).to_html()


def test_the_page_is_the_one_of_the_command(cli, tmp_path):
    words = ("--level", "mid", "--area", "Denver, CO", "--offer", "21/h", "--as-of", DAY)
    cli("sheet", *words, "-o", tmp_path / "a.html")
    page = negotiate.sheet("mid", area="Denver, CO", offer="21/h", as_of=DAY)
    assert page.to_html() == (tmp_path / "a.html").read_text()


EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_every_example_runs_and_names_its_sources(file, capsys):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main()
    assert "BLS OEWS" in capsys.readouterr().out


def test_examples_are_checked_as_the_package_is():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    assert settings["strict"]
    assert settings["files"] == ["negotiate", "examples"]
    assert re.search(r"^\.venv/bin/mypy$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)
    assert EXAMPLES
