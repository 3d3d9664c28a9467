"""Where pandas is not installed one person is served all the same; tables say what they need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TODAY

import negotiate

TEMPLATE = Path(__file__).parents[2] / "data" / "offers_template.toml"
NEEDED = (
    "error: tables need pandas\nhint: in the folder it was installed from: pip install '.[tables]'"
)


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """No pandas and no numpy, as after `pip install negotiate`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text("id,level\n1,mid\n")
    for name in ("pandas", "numpy"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.parametrize(
    "words",
    [
        ("batch", "people.csv", "-o", "out.csv"),
        ("batch", "people.csv", "--sheets", "sheets"),
        ("bands", "backtest", "people.csv"),
        ("bands", "import", "--reset"),
    ],
    ids=" ".join,
)
def test_a_command_that_needs_pandas_says_how_to_install_it_and_writes_nothing(bare, cli, words):
    assert cli.refused(*words).startswith(NEEDED)
    assert [path.name for path in Path().iterdir()] == ["people.csv"]


@pytest.mark.parametrize(
    "frame",
    [
        lambda: negotiate.target_range("mid", as_of=TODAY).to_frame(),
        lambda: negotiate.script("mid", as_of=TODAY).to_frame(),
        lambda: negotiate.compare_offers(TEMPLATE).to_frame(),
        lambda: negotiate.career_ladder(as_of=TODAY).to_frame(),
        lambda: negotiate.load_bands().to_frame(),
        lambda: negotiate.roles().to_frame(),
        lambda: negotiate.batch,
    ],
)
def test_a_frame_from_python_says_so_too(bare, frame):
    with pytest.raises(negotiate.Problem, match="tables need pandas"):
        frame()


WITHOUT = """
import sys
sys.modules |= {"pandas": None, "numpy": None}
from negotiate.cli.app import main
sys.exit(any(main(words) for words in (
    ["range", "--level", "mid"], ["script", "--level", "mid"], ["compare", sys.argv[1]],
    ["sheet", "--level", "mid", "-o", "a.html"], ["sheet", "--level", "mid", "-o", "a.pdf"],
    ["ladder"], ["law", "CA"], ["roles"], ["batch", "--template"], ["bands", "show", "mid"],
)))
"""


def test_one_person_needs_no_pandas(tmp_path):
    command = [sys.executable, "-c", WITHOUT, str(TEMPLATE)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
