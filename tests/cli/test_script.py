"""`negotiate script`, as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import re
import sys

import pytest

ME = ("--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22")


OFFERS = """
[[offer]]
name = "Acme Support"
level = "senior"
area = "Phoenix, AZ"
hourly = 21.75
commute = { miles_one_way = 12, days_per_week = 5, minutes_one_way = 25 }
[[offer]]
name = "Beta Help"
hourly = 22.00
"""


@pytest.fixture
def offers(tmp_path):
    def write(text: str) -> str:
        file = tmp_path / "offers.toml"
        file.write_text(text)
        return str(file)

    return write


def test_the_stage_follows_the_offer(cli):
    assert cli.json("script", *ME)["stage"] == "offer"
    assert cli.json("script", *ME, "--offer", "44000")["stage"] == "counter"
    assert cli.json("script", *ME, "--offer", "44000", "--stage", "Screen")["stage"] == "screen"


def test_the_screen_is_narrow_and_starts_with_the_number_they_say(cli, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    text = cli("script", *ME, "--offer", "44000").out
    assert all(len(line) <= 60 for line in text.splitlines())
    assert text.splitlines()[2] == "When they say a number"
    at = [text.index(f"\nTip {n}  ") for n in (3, 2, 1, 4, 5, 6)]  # as they are said
    assert at == sorted(at)


def test_an_email_is_a_whole_letter(cli):
    data = cli.json("script", *ME, "--offer", "44000", "--channel", "email")
    body = data["letter"]["body"]
    assert body.startswith("Hello ____,\n\nThank you for the offer.")
    assert body.endswith("Best regards,\n____")
    assert "could you get to" in body.lower() or "could you start me at" in body.lower()
    assert len(body.split()) < 120
    assert "The name of the person you write to." in data["blanks"]
    assert "Subject: Your offer" in cli("script", *ME, "--channel", "email").out


def test_a_letter_alone_is_text_to_paste_with_no_line_broken(cli, tmp_path):
    mail = tmp_path / "mail.txt"
    cli("script", *ME, "--offer", "21/h", "--only", "letter", "-o", mail)
    whole = cli.json("script", *ME, "--offer", "21/h", "--channel", "email")
    letter = whole["letter"]
    assert mail.read_text() == f"Subject: {letter['subject']}\n\n{letter['body']}\n"
    assert "mail.txt" in cli.refused(
        "script", *ME, "--only", "letter", "-o", tmp_path / "mail.json", code=2
    )


def test_markdown_and_csv_hold_every_line(cli):
    data = cli.json("script", *ME, "--offer", "44000")
    said = [line for tip in data["tips"] for line in tip["say"]]
    rows = list(
        csv.DictReader(io.StringIO(cli("script", *ME, "--offer", "44000", "--format", "csv").out))
    )
    assert [row["you"] for row in rows if row["part"] == "say"] == said
    markdown = cli("script", *ME, "--offer", "44000", "--format", "markdown").out
    assert "- [ ] " in markdown
    assert "> Thank you for the offer." in markdown


def test_an_offers_file_fills_in_the_offer_and_ranks_what_to_ask(cli, offers):
    data = cli.json("script", offers(OFFERS), "--company", "acme", "--as-of", "2026-11-22")
    assert data["stage"] == "counter"
    assert "Acme Support" in " ".join(data["tips"][2]["say"])
    assert "Could I work from home two days a week?" in data["asks"][:3]
    plain = cli.json("script", *ME, "--offer", "21.75/h")["asks"]
    assert plain.index("Could I work from home two days a week?") > 3


def test_one_offer_is_the_one_the_call_is_about(cli, offers):
    only = OFFERS.partition('[[offer]]\nname = "Beta')[0]
    data = cli.json("script", offers(only), "--as-of", "2026-11-22")
    assert data["stage"] == "counter"


def test_with_several_offers_and_no_company_it_asks_which_one(cli, offers):
    said = cli.refused("script", offers(OFFERS), "--level", "senior", code=2)
    assert "--company 'Acme Support'" in said


def test_a_company_that_made_no_offer_is_refused(cli, offers):
    assert "Beta Help" in cli.refused("script", offers(OFFERS), "--company", "Gamma")


def test_an_input_file_is_never_replaced(cli, offers):
    file = offers(OFFERS)
    assert "replaced" in cli.refused("script", file, "--level", "mid", "-o", file)


def test_offers_come_from_standard_input(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(OFFERS))
    assert cli.json("script", "-", "--company", "Beta Help", *ME)["stage"] == "counter"


def test_wrong_words_are_refused(cli):
    assert "screen" in cli.refused("script", *ME, "--stage", "screening")
    assert "email" in cli.refused("script", *ME, "--channel", "mail")
    cli.refused("script", code=2)


def test_braces_in_a_name_are_only_braces(cli):
    data = cli.json("script", *ME, "--offer", "44000", "--company", "{floor} & {0}")
    assert "{floor} & {0}" in " ".join(data["tips"][2]["say"])


@pytest.mark.parametrize("name", ["my offers.toml", "\n", "a\nb.toml"])
@pytest.mark.skipif(sys.platform == "win32", reason="no line break in a name there")
def test_which_offer_is_asked_in_two_lines_and_a_command_to_copy(cli, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(OFFERS)
    said = cli("script", name, code=2).err.splitlines()
    assert said == [
        "error: several offers: which one is the call about?",
        f"hint: say it: negotiate script '{name.replace(chr(10), ' ')}' --company 'Acme Support'",
    ]


def test_several_offers_need_to_know_which_call(cli, offers):
    error = cli.refused("script", offers(OFFERS), code=2)
    assert "--company 'Acme Support'" in error


def test_what_is_wrong_in_the_file_is_said_of_the_file(cli, offers):
    text = '[[offer]]\nname = "Far"\nlevel = "mid"\nsalary = 40000\narea = "Nowhere, ZZ"\n'
    assert 'error: "Far", area:' in cli.refused("script", offers(text))
    assert "--area:" in cli.refused("script", offers(text), "--area", "Elsewhere, QQ")


def test_an_offer_that_has_lapsed_is_not_claimed(cli, offers):
    lapsed = OFFERS.replace("hourly = 22.00", "hourly = 22.00\ndeadline = 2025-01-01")
    data = cli.json("script", offers(lapsed), "--company", "Acme", "--as-of", "2026-11-22")
    assert "Yes, I have one" not in str(data["tips"])


def test_a_company_may_be_written_in_any_script(cli, offers):
    text = OFFERS.replace("Acme Support", "株式会社")
    assert cli.json("script", offers(text), "--company", "株式会社")["stage"] == "counter"
    both = OFFERS.replace("Beta Help", "Acme West")
    assert "fits 2 offers" in cli.refused("script", offers(both), "--company", "acme")


def test_an_amount_is_said_as_it_was_named(cli):
    data = cli.json("script", *ME, "--said", "60k", "--stage", "offer")
    assert "I mentioned $60,000 earlier." in " ".join(data["tips"][3]["say"])
    data = cli.json("script", *ME, "--said", "60k", "--posted", "25-30/h", "--stage", "offer")
    assert "I mentioned $60,000 a year earlier." in " ".join(data["tips"][3]["say"])


@pytest.mark.parametrize(
    ("level", "words", "other"),
    [
        ("lead", ("--offer", "21/h"), r"\$\d\d,\d|a year|salary"),
        ("lead", ("--about", "raise", "--current", "24/h"), r"\$\d\d,\d|a year|salary"),
        ("lead", ("--current", "24/h"), r"\$\d\d,\d|a year|salary"),
        ("manager", ("--posted", "30-38/h"), r"\$\d\d,\d|a year|salary"),
        ("senior", ("--offer", "44000"), r"\$2\d\b|\brate\b|an hour$"),
        ("senior", ("--posted", "45000-60000"), r"\$2\d\b|\brate\b|an hour$"),
    ],
)
@pytest.mark.parametrize("channel", ["phone", "email"])
def test_all_that_is_said_of_pay_is_in_the_unit_it_was_named_in(cli, level, words, other, channel):
    who = ("--level", level, "--years", "4", "--area", "Phoenix, AZ", "--as-of", "2026-11-22")
    data = cli.json("script", *who, *words, "--channel", channel)
    said = [line for tip in data["tips"] for line in tip["say"]]
    said += [one["you_say"] for one in data["when_they_say"]] + data["expectations_answer"]
    assert not [line for line in said if re.search(other, line) and "days off a year" not in line]
    table = cli("script", *who, *words, "--channel", channel).out.partition("When they say")[2]
    stretches = table.partition("!")[0].partition("Tip")[0]
    assert not re.search(other.partition("|")[0], stretches)


def test_a_counter_under_what_one_would_take_is_never_called_enough(cli):
    data = cli.json("script", *ME, "--offer", "20/h", "--posted", "20-22/h", "--floor", "26/h")
    assert "works for me" not in str(data["tips"]) + str(data["when_they_say"])
    assert "To say yes" not in str(data["tips"])


def test_an_advert_that_ends_at_the_own_walk_away_is_answered(cli):
    data = cli.json("script", *ME, "--posted", "20-26/h", "--floor", "26/h", "--stage", "counter")
    assert "Is there any room above that?" in " ".join(data["tips"][3]["say"])


@pytest.mark.parametrize("stage", ["screen", "interview"])
@pytest.mark.parametrize("channel", ["phone", "email"])
def test_nothing_below_the_offer_is_asked_for_at_any_stage(cli, stage, channel):
    for offer in ("24/h", "27/h", "30/h"):
        data = cli.json("script", *ME, "--offer", offer, "--stage", stage, "--channel", channel)
        said = str([tip["say"] for tip in data["tips"]]) + str(data["expectations_answer"])
        assert "looking for" not in said, said


def test_the_number_to_answer_is_the_counter(cli):
    data = cli.json("script", *ME, "--offer", "44000")
    counter = cli.json("range", *ME, "--offer", "44000")["offer"]["counter"]
    assert data["figure"] == counter
    edges = [b["to"] for b in data["when_they_say"]]
    assert edges[-3:] == [data["good_at"], counter, None]


def test_an_exact_name_beats_a_longer_one(cli, offers):
    text = OFFERS.replace("Acme Support", "Acme").replace("Beta Help", "Acme West")
    data = cli.json("script", offers(text), "--company", "acme", "--level", "senior")
    assert "work at Acme." in " ".join(data["tips"][2]["say"])


def with_status(status, text=None):
    """The offers with Beta's status."""
    return (text or OFFERS).replace(
        'name = "Beta Help"', f'name = "Beta Help"\nstatus = "{status}"'
    )


def asked_of_others(cli, file, *more):
    """The answer to "Do you have other offers?"."""
    data = cli.json("script", file, "--company", "Acme", "--as-of", "2026-11-22", *more)
    pairs = [a for tip in data["tips"] for a in tip["if_they_say"]]
    return next(a["you"] for a in pairs if a["they"] == "Do you have other offers?")


def test_a_rival_of_the_file_is_spoken_of_with_its_true_status(cli, offers):
    high = OFFERS.replace("hourly = 22.00", "hourly = 29.00")
    assert "in writing, at $29" in asked_of_others(cli, offers(with_status("written", high)))
    verbal = asked_of_others(cli, offers(with_status("verbal", high)))
    assert "Nothing is in writing yet" in verbal
    assert "$" not in verbal
    assert "I have no offer from them" in asked_of_others(
        cli, offers(with_status("interviewing", high))
    )
    assert "Right now I'm looking at yours" in asked_of_others(cli, offers(high))


def test_what_is_typed_of_a_rival_beats_the_file(cli, offers):
    file = offers(with_status("verbal", OFFERS.replace("hourly = 22.00", "hourly = 29.00")))
    assert "in writing, at $31" in asked_of_others(cli, file, "--rival", "31/h written")


def test_a_rival_counts_until_its_last_day(cli, offers):
    text = with_status("written", OFFERS.replace("hourly = 22.00", "hourly = 29.00"))
    last = text.replace("hourly = 29.00", "hourly = 29.00\ndeadline = 2026-11-22")
    assert "in writing" in asked_of_others(cli, offers(last))
    over = text.replace("hourly = 29.00", "hourly = 29.00\ndeadline = 2025-01-01")
    assert "in writing" not in asked_of_others(cli, offers(over))


def test_the_tie_with_the_offer_one_holds_is_shown_and_never_spoken(cli, offers):
    """It is the base pay that `compare` says would make the two worth the same."""
    file = offers(with_status("written"))
    rows = cli.json("compare", file, "--as-of", "2026-11-22")["break_even"]
    ties = [r["needs"] for r in rows if r["offer"] == "Acme Support" and r["component"] == "base"]
    shown = cli("script", file, "--company", "Acme", "--as-of", "2026-11-22").out
    match = re.search(r"Acme Support ties with Beta Help at\s+\$([\d.]+)", shown)
    assert match, shown
    assert not ties or abs(float(match[1]) - ties[0]) < 0.01
    spoken = str(cli.json("script", file, "--company", "Acme", "--as-of", "2026-11-22")["tips"])
    assert match[1] not in spoken
    mine, shared = (
        cli("sheet", file, "--company", "Acme", "--format", "markdown", "-o", "-", *more).out
        for more in ([], ["--share"])
    )
    assert match[1] in mine
    assert match[1] not in shared


def test_nobody_asks_for_what_is_in_the_offer(cli, offers):
    text = OFFERS.partition('[[offer]]\nname = "Beta')[0]
    asks = cli.json("script", offers(text))["asks"]
    assert any("sign-on bonus" in ask for ask in asks)
    with_one = text.replace('name = "Acme Support"', SIGN_ON)
    found = cli.json("script", offers(with_one))["asks"]
    assert not any("sign-on bonus" in ask for ask in found)
    assert any("of the sign-on shrink each month" in ask for ask in found)
    compared = cli.json("compare", offers(with_one))["asks"]
    assert not any("sign-on" in ask["ask"] for ask in compared)


SIGN_ON = 'name = "Acme Support"\nsign_on = { amount = 2000, repay_within_months = 12 }'


def test_days_off_rank_by_what_they_are_worth(cli, offers):
    only = OFFERS.partition('[[offer]]\nname = "Beta')[0].partition("commute")[0]
    asks = cli.json("script", offers(only))["asks"]
    assert asks.index("Could I get three more days off a year?") <= 2


def test_a_number_said_at_the_edge_of_a_bracket(cli):
    ends = cli.json("range", *ME)
    low, high = (f"{ends[key] / 2080:.2f}/h" for key in ("ask_low", "ask_high"))
    below = cli.json("range", *ME, "--said", low)["when_they_say"]
    assert below[0]["you_say"].startswith("Thanks. I mentioned")
    above = cli.json("range", *ME, "--said", high)["when_they_say"]
    assert "works for me" in above[-1]["you_say"]


def test_a_script_written_again_replaces_the_old_one_as_every_output_does(cli, tmp_path):
    cli("script", *ME, "-o", tmp_path / "s.txt")
    cli("script", *ME, "--stage", "screen", "-o", tmp_path / "s.txt")
    assert "the screening call" in (tmp_path / "s.txt").read_text()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--hours", "0", "0 is not a number of hours"), ("--area", "", "no place given")],
)
def test_what_is_typed_wrong_is_not_taken_for_left_out(cli, offers, option, value, said):
    file = offers(OFFERS)
    assert said in cli.refused("script", file, "--company", "Acme Support", option, value)


def test_an_offer_on_commission_counts_with_what_is_expected_of_it(cli, offers):
    """Published wages include commission: 20,000 and 24,000 expected is an offer of 44,000."""
    text = '[[offer]]\nname = "Sales"\nlevel = "senior"\narea = "Phoenix, AZ"\nsalary = {}\n'

    def said(*lines):
        file = offers(text.format(*lines))
        return cli.json("script", file, "--as-of", "2026-11-22")["when_they_say"]

    assert said("20000\ncommission = { expected = 24000 }") == said("44000") != said("40000")


def test_after_the_talk_each_mail_stands_once_and_no_talk_is_ahead(cli):
    for channel in ("phone", "email"):
        words = (*ME, "--offer", "24/h", "--stage", "after", "--channel", channel)
        said = " ".join(cli("script", *words).out.split())
        assert said.count("As I understood it, we agreed on") == 1
        for before in ("When they say a number", "What do you earn now", "Anything else", "Tip 1 "):
            assert before not in said
        assert "After a no Tip 4" in said
        assert "ask which level this is" not in said


@pytest.mark.parametrize(
    ("posted", "ranged"), [("18-22/h", True), ("from 18/h", False), ("up to 26/h", False)]
)
def test_an_advert_that_leaves_an_end_open_is_no_range(cli, posted, ranged):
    words = ("--level", "mid", "--years", "3", "--area", "Tulsa, OK", "--posted", posted)
    for stage in ("screen", "interview", "offer"):
        said = cli("script", *words, "--stage", stage).out
        assert bool(re.search(r"range\s+you\s+posted|posted\s+range", said)) == ranged


@pytest.mark.parametrize(
    ("role", "field"),
    [
        ("quality-analyst", "five years in quality assurance."),
        ("medical-office", "five years in a medical office."),
        ("trainer", "five years in staff training."),
        ("collections", "five years in collections."),
    ],
)
def test_years_are_named_in_a_field(cli, role, field):
    words = ("--role", role, "--level", "mid", "--years", "5", "--offer", "20/h")
    assert field in " ".join(cli("script", *words, "--area", "Austin, TX").out.split())


def test_one_who_asks_their_boss_says_nothing_they_did_not_say_themselves(cli):
    words = ("--about", "raise", "--level", "mid", "--years", "4", "--current", "17.25/h")
    for offer in ((), ("--offer", "18/h")):
        for channel in ("phone", "email"):
            said = " ".join(cli("script", *words, *offer, "--channel", channel).out.split())
            for claim in (
                "like working here",
                "has grown",
                "say yes to",
                "start me at",
                "grow here",
            ):
                assert claim not in said
    assert "$18.00 or less Thank you for that. Could you get to $19?" in said


def test_a_raise_after_ninety_days_is_asked_in_the_unit_of_pay(cli):
    who = ("--level", "mid", "--years", "4", "--area", "Phoenix, AZ")
    asked = "Could the letter say {} more after ninety days?"
    assert asked.format("$1,600 a year") in cli.json("script", *who, "--offer", "44000")["asks"]
    assert asked.format("75 cents an hour") in cli.json("script", *who, "--offer", "21/h")["asks"]


@pytest.mark.parametrize("command", [("script",), ("sheet", "--format", "markdown", "-o", "-")])
def test_figures_that_count_commission_are_said_with_all_together(cli, offers, command):
    text = '[[offer]]\nname = "Sales"\nlevel = "senior"\narea = "Phoenix, AZ"\nsalary = 20000\n'

    def said(*more, commission="commission = { expected = 24000 }"):
        name, *options = command
        found = cli(name, offers(text + commission), "--as-of", "2026-11-22", *options, *more)
        return '"all together"' in " ".join(found.out.split())

    assert said()
    assert not said(commission="")
    assert not said("--offer", "45000")


def test_under_the_tie_with_the_offer_one_holds_nothing_is_signed_today(cli, offers):
    held = '[[offer]]\nname = "Peach"\nlevel = "mid"\nhourly = 20\n[[offer]]\nname = "Delta"\n'
    held += 'level = "mid"\nhourly = 20.75\nstatus = "written"\nhealth = { employer_value = %d }\n'
    for worth, signs in ((0, True), (9_000, False)):
        words = " ".join(cli("script", offers(held % worth), "--company", "Peach").out.split())
        assert ("sign today" in words) is signs
        assert ("The other offer is worth more" in words) is not signs


def test_an_offer_nothing_is_said_of_keeps_the_promise_back_where_it_is_worth_more(cli, offers):
    text = '[[offer]]\nname = "Peach"\nlevel = "mid"\nhourly = 20\n[[offer]]\nname = "Delta"\n'
    text += 'level = "mid"\nhourly = 20\nhealth = { employer_value = %d }\n'
    for worth, promised in ((0, True), (9_000, False)):
        words = " ".join(cli("script", offers(text % worth), "--company", "Peach").out.split())
        assert ("If we get there, it's a yes." in words) is promised
        assert ("The other offer is worth more" in words) is not promised


@pytest.mark.parametrize(
    ("status", "worth", "yes_from"),
    [
        ("written", 0, "$20.75"),  # half-way lies under the other offer
        ("written", 1_200, "$21.50"),  # they tie at 21.33, between half-way and the figure
        ("written", 3_000, None),  # they tie at 22.19, above the figure
        ("current", 3_000, None),
        ("verbal", 3_000, "$20.75"),  # what is not in writing is not held
    ],
)
def test_yes_on_the_spot_begins_where_the_offer_is_worth_what_one_holds(
    cli, offers, status, worth, yes_from
):
    held = '[[offer]]\nname = "Peach"\nlevel = "mid"\nhourly = 20\n[[offer]]\nname = "Delta"\n'
    held += f'level = "mid"\nhourly = 20.75\nstatus = "{status}"\n'
    held += f"health = {{ employer_value = {worth} }}\n"
    call = (offers(held), "--company", "Peach", "--as-of", "2026-11-22")
    found = cli.json("script", *call)["when_they_say"]
    signs = [b["from"] for b in found if b["you_say"].startswith("Yes, ")]
    assert [f"${amount / 2080:.2f}" for amount in signs[:1]] == ([yes_from] if yes_from else [])
    sheet = cli("sheet", *call, "--format", "markdown", "-o", "-").out
    assert ("| Think over |" in sheet) is (yes_from is None)


HAVE = """[[offer]]
name = "Acme"
status = "current"
level = "mid"
area = "Phoenix, AZ"
hourly = 20
[[offer]]
name = "Delta"
level = "mid"
hourly = 21.75
status = "written"
"""


def test_the_job_one_has_is_asked_for_a_raise_with_the_pay_of_the_file(cli, offers):
    call = (offers(HAVE), "--company", "Acme", "--as-of", "2026-11-22")
    for more, about in (((), "raise"), (("--about", "promotion"), "promotion")):
        run = cli("script", *call, *more, "--format", "json")
        data = json.loads(run.out)
        assert (data["conversation"]["about"], data["stage"]) == (about, "meeting")
        assert ("Acme is the job you have: a raise" in run.err) is not more
        assert "I have a written offer at $21.75." in str(data["tips"])


def tie_of_both(cli, file):
    """The base pay at which Peach ties with Delta: `script` shows what `compare` says."""
    rows = cli.json("compare", file, "--as-of", "2026-11-22")["break_even"]
    (needs,) = [r["needs"] for r in rows if (r["offer"], r["component"]) == ("Peach", "base")]
    shown = cli("script", file, "--company", "Peach", "--as-of", "2026-11-22").out
    assert f"Peach ties with Delta at ${needs:.2f} an hour" in " ".join(shown.split())
    return needs


def test_the_tie_counts_what_the_state_adds_to_overtime(cli, offers):
    """Ten hours a day bring two of overtime in California: no base pay but that of `compare`."""
    held = '[[offer]]\nname = "Peach"\nlevel = "mid"\narea = "Fresno, CA"\nhourly = 21\n'
    held += '[[offer]]\nname = "Delta"\nlevel = "mid"\narea = "Fresno, CA"\nhourly = 20.50\n'
    held += 'hours_per_day = 10\ndays_per_week = 4\nstatus = "written"\n'
    file = offers(held)
    assert tie_of_both(cli, file) > 22


def test_where_no_base_pay_makes_up_for_it_that_is_said_and_no_yes(cli, offers):
    """Here base pay counts for four days alone."""
    held = '[[offer]]\nname = "Peach"\nlevel = "mid"\nhourly = 29\n'
    held += "change = [{ after_days = 4, hourly = 19.00, in_writing = true }]\n"
    held += '[[offer]]\nname = "Delta"\nlevel = "mid"\nhourly = 28\nstatus = "written"\n'
    call = (offers(held), "--company", "Peach", "--as-of", "2026-11-22")
    words = " ".join(cli("script", *call).out.split())
    assert "Delta is worth more to you than Peach at any base pay that may come." in words
    assert "a day to think it over" in words
    assert "Yes, I'd like to accept" not in words
    page = cli("sheet", *call, "--format", "markdown", "-o", "-").out
    assert "| Ties at | No base pay | makes it as good as Delta. Never say it |" in page


def test_an_offer_without_a_place_is_not_where_the_call_is(cli, offers):
    """It is where `compare` has it: at home, in California, where ten hours bring overtime."""
    file = '[preferences]\nhome_area = "Fresno, CA"\n'
    file += '[[offer]]\nname = "Peach"\nlevel = "mid"\narea = "Camden, NJ"\nhourly = 21\n'
    file += '[[offer]]\nname = "Delta"\nhourly = 20.50\nhours_per_day = 10\n'
    file += 'days_per_week = 4\nstatus = "written"\n'
    path = offers(file)
    tie_of_both(cli, path)
    sheet = cli("sheet", path, "--company", "Peach", "--format", "markdown", "-o", "-").out
    lead = cli.json("compare", path)["lead"]["amount"]
    assert f"Delta is ahead of Peach by ${lead:,.0f} a year" in sheet.replace("\\", "")


def test_the_day_by_which_the_other_offer_ends_is_said(cli, offers):
    file = offers(
        with_status("written").replace("hourly = 22.00", "hourly = 22.00\ndeadline = 2026-12-01")
    )
    call = ("script", file, "--company", "Acme", "--as-of")
    ends = "Beta Help wants an answer by December 1."
    assert ends in " ".join(cli(*call, "2026-11-22").out.split())
    assert ends not in " ".join(cli(*call, "2026-12-02").out.split())


def test_pay_in_words_of_an_offer_and_of_another_is_spoken_of(cli, offers):
    by_the_day = '[[offer]]\nname = "Peach"\nlevel = "mid"\npay = "$160 a day"\nhours_per_day = 8\n'
    by_the_day += '[[offer]]\nname = "Delta"\nstatus = "written"\npay = "$176 a day"\n'
    by_the_day += "hours_per_day = 8\n"
    by_the_week = by_the_day.replace("160 a day", "800 a week").replace("176 a day", "880 a week")
    for file, rival in ((by_the_day, "$22"), (by_the_week, "$880 a week")):
        words = " ".join(cli("script", offers(file), "--company", "Peach").out.split())
        assert f"I have a written offer at {rival}." in words
        assert "$20.00 or less" in words
