"""What stands on the prep sheet, and what is kept from one that is shared."""

from __future__ import annotations

import re

from commands import ME
from conftest import TODAY


def test_sharing_leaves_out_the_private_half(cli, tmp_path):
    secret = ("--offer", "44000", "--floor", "43210")
    mine = cli("sheet", *ME, *secret, "--format", "markdown", "-o", tmp_path / "a.md")
    assert mine.err.startswith("wrote")
    private = (tmp_path / "a.md").read_text()
    cli("sheet", *ME, *secret, "--share", "-o", tmp_path / "b.md")
    shared = (tmp_path / "b.md").read_text()
    for word in ("Private", "Walk-away", "20.77", "Giving way"):
        assert word in private
        assert word not in shared
    assert "To share" in shared


def test_without_an_offer_sharing_hides_the_edge_of_the_walk_away(cli, tmp_path):
    cli("sheet", *ME, "--floor", "21.77/h", "--share", "-o", tmp_path / "b.md")
    assert "21.77" not in (tmp_path / "b.md").read_text()


def test_sharing_hides_current_pay_and_that_it_lifted_the_ask(cli, tmp_path):
    cli("sheet", *ME, "--current", "26.77/h", "--offer", "25/h", "--share", "-o", tmp_path / "a.md")
    shared = (tmp_path / "a.md").read_text()
    for private in ("Pay now", "26.77", "what you need", "for you alone"):
        assert private not in shared


def test_the_offer_the_call_is_about_is_always_among_those_shown(cli, tmp_path):
    file = tmp_path / "offers.toml"
    pays = enumerate(("60000", "61000", "62000", "63000", "44000"))
    file.write_text("".join(f'[[offer]]\nname = "Firm {n}"\nsalary = {pay}\n' for n, pay in pays))
    cli("sheet", file, "--company", "firm 4", "--level", "senior", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    assert "**Firm 4** $44,000 a year" in page
    assert "2 more not shown" in page


def test_the_line_with_the_figure_is_led_by_ask(cli, tmp_path):
    cli("sheet", *ME, "--stage", "offer", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    say = page.partition("## Say")[2].partition("##")[0]
    assert re.findall(r"\*\*(.+?)\*\*", say) == ["Open", "Then", "Ask", "Close", "To buy time"]
    assert re.search(r"\*\*Ask\*\* For this job", say)


def test_an_offers_file_is_compared_on_the_page(cli, tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text(cli("compare", "--template").out)
    cli("sheet", file, "--company", "team lead", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    assert "## The offers" in page
    assert "guaranteed" in page
    assert "nobody owes" in page


def test_a_page_without_a_counter_is_for_the_answer(cli, tmp_path):
    cli("sheet", *ME, "--offer", "32/h", "-o", tmp_path / "a.md")
    assert "For your answer" in (tmp_path / "a.md").read_text()


def test_what_stands_on_paper_cannot_be_read_as_guaranteed_above_the_total(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    said = cli(
        "sheet", tmp_path / "t.toml", "--company", "Night agent", "--format", "markdown", "-o", "-"
    )
    page = said.out
    assert "$59,550 a year after costs; $51,310 guaranteed pay" in page.replace("\\", "")


def test_the_figure_to_say_and_good_enough_come_first_and_sharing_hides_the_second(cli):
    me = ("sheet", "--level", "mid", "--years", "3", "--area", "Columbus, OH", "--as-of", TODAY)
    said = (*me, "--offer", "20/h", "--format", "markdown", "-o", "-")
    page, shared = cli(*said).out, cli(*said, "--share").out
    assert page.index("| Say now | $21.50 an hour") < page.index("| Good enough | $20.75 an hour")
    assert "Say now" in shared
    assert "Good enough" not in shared
    assert "20.75" not in shared


def test_a_reason_that_is_no_result_of_ones_own_stands_before_the_figure(cli):
    call = ["--offer", "22/h", "--rival", "25/h written", "--format", "markdown", "-o", "-"]
    said = cli("sheet", *ME, *call).out.replace("\\", "")
    assert "**Because** I have a written offer at $25. I'd rather come to you." in said
    shared = cli("sheet", *ME, *call, "--share").out.replace("\\", "")
    assert "written offer" not in shared


def test_after_the_talk_the_sheet_says_what_comes_then(cli):
    said = cli(
        "sheet", *ME, "--offer", "22/h", "--stage", "after", "--format", "markdown", "-o", "-"
    )
    for lead in ("Same day", "Day three", "After a no", "To accept"):
        assert f"**{lead}**" in said.out
