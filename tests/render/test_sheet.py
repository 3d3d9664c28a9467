"""What stands on the prep sheet, and what is kept from one that is shared."""

from __future__ import annotations

import re

import pytest
from commands import ME
from conftest import TODAY


def test_sharing_leaves_out_the_private_half(cli, tmp_path):
    secret = ("--offer", "44000", "--floor", "43210")
    mine = cli("sheet", *ME, *secret, "--format", "markdown", "-o", tmp_path / "a.md")
    assert mine.err.startswith("wrote")
    private = (tmp_path / "a.md").read_text()
    cli("sheet", *ME, *secret, "--share", "-o", tmp_path / "b.md")
    shared = (tmp_path / "b.md").read_text()
    for word in ("Private", "Say yes at", "44,001 to"):
        assert word in private
        assert word not in shared
    assert "To share" in shared
    assert "43,210" not in private + shared  # a floor is nothing to read on the phone


def test_without_an_offer_sharing_hides_the_edge_of_the_walk_away(cli, tmp_path):
    cli("sheet", *ME, "--floor", "21.77/h", "--share", "-o", tmp_path / "b.md")
    assert "21.77" not in (tmp_path / "b.md").read_text()


def test_sharing_hides_current_pay_and_that_it_lifted_the_ask(cli, tmp_path):
    cli("sheet", *ME, "--current", "26.77/h", "--offer", "25/h", "--share", "-o", tmp_path / "a.md")
    shared = (tmp_path / "a.md").read_text()
    for private in ("Pay now", "26.77", "what you need", "under what you earn"):
        assert private not in shared


def test_the_offer_the_call_is_about_is_always_among_those_shown(cli, tmp_path):
    file = tmp_path / "offers.toml"
    pays = enumerate(("60000", "61000", "62000", "63000", "44000"))
    file.write_text("".join(f'[[offer]]\nname = "Firm {n}"\nsalary = {pay}\n' for n, pay in pays))
    cli("sheet", file, "--company", "firm 4", "--level", "senior", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    assert "**Firm 4** $44,000 a year" in page
    assert "2 more not shown" in page


def steps(page):
    """The headings of a page in Markdown, with the tip each stands for."""
    found = re.findall(r"^## (.+)\n\n(?:\*Tip (\d))?", page, re.MULTILINE)
    return [f"{title} {tip}".strip() for title, tip in found]


def test_the_page_is_in_the_order_it_is_spoken_and_tips_keep_the_numbers_of_the_guide(cli):
    page = cli("sheet", *ME, "--offer", "22/h", "--format", "markdown", "-o", "-").out
    assert steps(page) == [
        *("Open 3", "Then 2", "Why 1", "Ask 4", "One thing at a time 5", "Close 6"),
        *("When they say", "If they push back", "Find out first"),
        *("The law here, for you alone", "What the market pays"),
    ]
    assert re.search(r"## Ask\n\n\*Tip 4 .*\n\n- Could you start me at \$23.75\?\n- \\\[Stop", page)
    assert "**If no, I will** \\_\\_\\_\\_" in page


def test_before_an_offer_the_figure_waits_until_they_press(cli):
    page = cli("sheet", *ME, "--stage", "screen", "--format", "markdown", "-o", "-").out
    assert steps(page)[:6] == [
        *("Open 3", "Then 2", "Your questions 5", "Close 6", "If they ask why 1", "If they press 4")
    ]
    assert "| Say only if they press |" in page
    assert "a day to think" not in page


def test_the_law_stands_before_everything_and_no_figure_is_large(cli):
    said = ("sheet", "--level", "mid", "--area", "Seattle, WA", "--offer", "16/h", "--as-of", TODAY)
    page = cli(*said, "--format", "markdown", "-o", "-").out
    question = "- **Ask first** Can I check one thing: is the work in Seattle?"
    assert page.index(question) < page.index("| Say | No figure yet |") < page.index("## ")
    assert "## Open" not in page  # the question opened


def test_one_in_need_says_yes_and_asks_once_in_one_breath(cli):
    said = ("sheet", "--level", "junior", "--area", "Tulsa, OK", "--years", "1", "--as-of", TODAY)
    page = cli(*said, "--offer", "16/h", "--need", "high", "--format", "markdown", "-o", "-").out
    assert "accept" not in page.partition("## Open")[2].partition("##")[0]
    ask = page.partition("## Ask")[2].partition("##")[0]
    assert "I'd be glad to accept. Before I do, is there any room" in ask
    assert "One thing at a time" not in page
    assert "| Say yes at | $16.00 or more |" in page


def test_every_number_stands_in_one_bracket(cli):
    page = cli("sheet", *ME, "--offer", "22/h", "--format", "markdown", "-o", "-").out
    heard = page.partition("## When they say")[2].partition("##")[0]
    assert re.findall(r"\*\*(.+?)\*\*", heard) == [
        *("$22.00 or less", "$22.01 to $22.99", "$23.00 to $23.74", "$23.75 or more")
    ]


def test_the_usual_pushbacks_stand_on_the_page(cli):
    page = cli("sheet", *ME, "--offer", "22/h", "--format", "markdown", "-o", "-").out
    for said in ("That's the rate for everyone.", "That's our maximum.", "Let me check."):
        assert f"**“{said}”**" in page
    assert "**“We need your answer today.”**" in page


def test_a_language_is_asked_for_and_not_given_away_as_proof(cli):
    more = ("--offer", "22/h", "--language", "Spanish", "--cert", "hdi")
    page = cli("sheet", *ME, *more, "--format", "markdown", "-o", "-").out
    why = page.partition("## Why")[2].partition("##")[0]
    assert "I'd bring six years in customer service." in why
    assert "HDI" in why
    assert "Keep your Spanish for an ask of its own" in why
    assert "Is there a differential" in page.partition("## One thing")[2].partition("##")[0]


def test_what_the_reason_says_is_not_said_again_as_proof(cli):
    win = ("--achievement", "CSAT 82% to 91%: rewrote the refund replies", "--offer", "22/h")
    page = cli("sheet", *ME, *win, "--format", "markdown", "-o", "-").out
    assert page.count("from 82% to 91%") == 1


def test_the_name_of_whom_it_is_for_stands_in_its_head(cli, tmp_path):
    for suffix in ("md", "html", "pdf"):
        name = tmp_path / f"für-李娜.{suffix}"
        cli("sheet", *ME, "--offer", "22/h", "--for", "Ana Ruíz 李娜", "-o", name)
        assert name.stat().st_size
    assert "For Ana Ruíz 李娜, for your counter" in (tmp_path / "für-李娜.md").read_text()
    assert "Ana Ruíz 李娜" in (tmp_path / "für-李娜.html").read_text()


def test_by_mail_the_whole_letter_stands_where_the_steps_would(cli):
    said = (
        "sheet",
        *ME,
        "--offer",
        "22/h",
        "--channel",
        "email",
        "--format",
        "markdown",
        "-o",
        "-",
    )
    page = cli(*said).out
    assert steps(page)[:2] == ["The mail", "One thing at a time 5"]
    assert "Subject: Your offer" in page
    assert "Hello" in page
    assert "For your counter, by email" in page


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
    assert page.index("| Say | $21.50 an hour") < page.index("| Say yes at | $20.75 or more")
    assert "| Say | $21.50 an hour" in shared
    assert "Say yes at" not in shared
    assert "20.75" not in shared


def test_a_reason_that_is_no_result_of_ones_own_stands_before_the_figure(cli):
    call = ["--offer", "22/h", "--rival", "25/h written", "--format", "markdown", "-o", "-"]
    said = cli("sheet", *ME, *call).out.replace("\\", "")
    why = said.partition("## Why")[2].partition("##")[0]
    assert "I have a written offer at $25. I'd rather come to you." in why
    shared = cli("sheet", *ME, *call, "--share").out.replace("\\", "")
    assert "written offer" not in shared


def test_after_the_talk_the_sheet_says_what_comes_then(cli):
    said = cli(
        "sheet", *ME, "--offer", "22/h", "--stage", "after", "--format", "markdown", "-o", "-"
    )
    assert steps(said.out)[:6] == [
        *("The same day, by mail", "On day three, by mail 2", "After a no 4"),
        *("To say yes, by mail 5", "To say no, by mail", "Giving notice"),
    ]


def test_after_a_talk_with_ones_boss_nothing_is_declined_or_given_notice_of(cli):
    said = ("--about", "raise", "--current", "20/h", "--stage", "after", "--format", "markdown")
    found = steps(cli("sheet", *ME, *said, "-o", "-").out)
    assert "To let it rest for now, by mail" in found
    assert not {"To say no, by mail", "Giving notice"} & set(found)


def test_meetings_and_mails_have_no_phone_to_write_down(cli, tmp_path):
    call = (*("--level", "mid", "--area", "Columbus, OH", "--offer", "19.50/h"), "-o")
    meeting = ("--about", "raise", "--current", "18.90/h")
    for more, phone in (((), True), (meeting, False), (("--channel", "email"), False)):
        cli("sheet", *call, tmp_path / "a.md", *more, "--force")
        page = (tmp_path / "a.md").read_text()
        assert ("Who, phone" in page) is phone
        assert ("They answer by" in page) is not phone


def test_who_needs_the_job_says_yes_once_they_have_asked(cli, tmp_path):
    who = ("--level", "junior", "--area", "Tulsa", "--offer", "16.50/h", "-o", tmp_path / "a.md")
    cli("sheet", *who, "--need", "high")
    page = (tmp_path / "a.md").read_text()
    assert "once you have asked" in page
    assert "on the spot" not in page
    assert "- Your range: $" in page


@pytest.mark.parametrize(
    ("own", "row"),
    [
        (("--floor", "19"), "| Think over | $18.00 or more | still under what you need |"),
        (
            ("--rival", "19 written"),
            "| $18.00 or more | your other offer is worth more |",
        ),
        ((), "| Say yes at | $17.50 or more | on the spot |"),
    ],
)
def test_nobody_is_told_to_say_yes_on_the_spot_to_less_than_they_have_or_need(cli, own, row):
    me = ("sheet", "--level", "mid", "--years", "3", "--area", "Tampa, FL", "--as-of", TODAY)
    page = cli(
        *(*me, "--offer", "17/h", "--posted", "16-18/h", *own),
        *("--format", "markdown", "-o", "-"),
    ).out
    assert row in page.replace("\\", "")


TWO = """
[[offer]]
name = "Sunrise"
level = "senior"
area = "Phoenix, AZ"
hourly = 21.15
[[offer]]
name = "Bank"
level = "senior"
area = "Phoenix, AZ"
hourly = 22.40
status = "written"
health = { employer_value = %d }
"""


def test_nobody_is_told_to_say_yes_on_the_spot_where_the_other_offer_is_still_worth_more(
    cli, tmp_path
):
    file = tmp_path / "two.toml"
    for worth, note in ((6_000, "your other offer is worth more"), (0, "on the spot")):
        file.write_text(TWO % worth)
        person = ("--company", "Sunrise", "--level", "senior", "--years", "6", "--as-of", TODAY)
        page = cli("sheet", file, *person, "--format", "markdown", "-o", "-").out
        assert "Ties at" in page
        label = "Think over" if worth else "Say yes at"
        line = next(line for line in page.splitlines() if label in line)
        assert note in line
