"""The sliders of the page on offers, in a browser, against the program."""

from __future__ import annotations

import html
import json
import random
import re
import shlex

import pytest
from browser import browser_says
from conftest import TODAY
from offer_examples import written

from negotiate.api.comparisons import weigh
from negotiate.api.offers import load_offers, template
from negotiate.render.dollars import money
from negotiate.render.verdict import headline, span

TWO = """
[preferences]
horizon_years = 2
[[offer]]
name = "Acme & Sons"
level = "mid"
area = "Phoenix, AZ"
hourly = 21.75
time_off = { days = 12, holidays = 7 }
commute = { miles_one_way = 8, minutes_one_way = 35 }
retirement = [{ match_rate = 0.04 }]
sign_on = { amount = 2000, repay_within_months = 24, repay = "pro-rata" }
[[offer.bonus]]
name = "quality"
amount = 5200
payout = 0.7
low = 0.2
high = 1.1
[[offer.bonus]]
name = "team"
rate = 0.06
payout = 0.5
low = 0.0
high = 1.0
[[offer]]
name = "Bank"
level = "lead"
area = "Phoenix, AZ"
salary = 48000
commute = { miles_one_way = 12, minutes_one_way = 15 }
health = { premium_monthly = 120, employer_value = 3000 }
[[offer.bonus]]
name = "yearly"
rate = 0.1
payout = 0.5
low = 0.1
high = 1.0
"""

NIGHTS = """
[[offer]]
name = "Nights"
hourly = 20.5
area = "Reno, NV"
overtime_hours_per_week = 4
overtime_low = 0
overtime_high = 10
shift = { hours_per_week = 40, rate = 0.1 }
retirement = [{ match_rate = 0.5, up_to = 0.06 }]
[[offer.bonus]]
name = "quality"
amount = 3600
payout = 0.7
low = 0.2
high = 1.1
[[offer]]
name = "Days"
hourly = 24
area = "Reno, NV"
commission = { expected = 3000, low = 0, high = 5000 }
[[offer]]
name = "Evenings"
hourly = 23
area = "CA"
overtime_hours_per_week = 3
overtime_high = 9
"""

THREE = """
[preferences]
horizon_months = 18
discount_rate = 0.03
[[offer]]
name = "Agency"
hourly = 24
weeks_in_turn = [36, 48]
area = "Las Vegas, NV"
change = [{ after_days = 120, add = 1.0 }]
[[offer.bonus]]
name = "open"
amount = 3000
[[offer]]
name = "Contract"
employment = "1099"
hourly = 31
area = "TX"
[[offer]]
name = "Sales"
hourly = 17.5
area = "CA"
hours_per_day = 9
commission = { expected = 14000, low = 5000, high = 22000 }
draw = { monthly = 500 }
equity = { total = 6000 }
retirement = [{ match_rate = 0.5, up_to = 0.06, max_dollars = 1500 }]
"""

PROBE = """
<script>
const settings = %s, rows = [];
for (const setting of settings) {
  for (const [id, at] of Object.entries(setting)) document.getElementById(id).value = at;
  document.querySelector('#what-if input').dispatchEvent(new Event('input'));
  rows.push({
    lines: [...document.querySelectorAll('.verdict p')].map(p => p.textContent),
    cards: [...document.querySelectorAll('.card')].map(c => ({
      name: c.querySelector('h3').textContent, shown: c.querySelector('.total').textContent,
      total: Number(c.dataset.total), chance: c.dataset.chance && Number(c.dataset.chance),
    })),
    bars: [...document.querySelectorAll('[data-bar] .name')].map(n => n.children[0].textContent),
    zeros: [...document.querySelectorAll('[data-bar] .zero')].map(z => z.getAttribute('x1')),
    over: document.getElementById('over').textContent,
    set: document.getElementById('set').textContent,
  });
}
const pre = document.createElement('pre');
pre.id = 'probe';
pre.textContent = JSON.stringify(rows);
document.body.append(pre);
</script>
"""


def page_of(cli, tmp_path, text):
    return cli("compare", written(tmp_path, text), "--format", "html", "--as-of", TODAY).out


def in_the_page(tmp_path, page, settings):
    """What the page shows at each setting: places of sliders by their id."""
    probe = PROBE % json.dumps(settings)
    page = re.sub(r"script-src '[^']+'", "script-src 'unsafe-inline'", page)  # for the probe alone
    found = browser_says(tmp_path, page.replace("</body>", f"{probe}</body>"))
    return json.loads(html.unescape(re.search(r'<pre id="probe">(.*?)</pre>', found, re.DOTALL)[1]))


def sliders_of(page):
    """How many stops each slider has, by its id."""
    return {
        key: int(last) + 1
        for key, last in re.findall(r'type="range" id="([\w-]+)" min="0" max="(\d+)"', page)
    }


def by_the_program(tmp_path, words):
    """The comparison of the file with the words the page itself gives for its setting."""
    typed = shlex.split(words)
    changes = [typed[at + 1] for at, word in enumerate(typed) if word == "--set"]
    content = load_offers([str(tmp_path / "offers.toml")], TODAY, changes)
    return weigh(content, None, {"as_of": TODAY})


def spoken(result, chances):
    """The lines of the program that the page also says."""
    lines = []
    for line in headline(result):
        if re.search("Counted month by month|as a contractor|after taxes and premiums", line):
            continue
        if not chances and re.match("Chance of|For the odds|No odds", line):
            continue
        lines.append(re.sub(r" (After tax and at|At the end of year) .*", "", line))
    return lines


def alike(mine, its):
    """The same words, with the same figures; half a dollar may be rounded to either side."""
    figure = r"(?<=\$)-?[\d,]+(?:\.\d\d)?"
    if re.sub(figure, "", mine) != re.sub(figure, "", its):
        return False
    pairs = zip(re.findall(figure, mine), re.findall(figure, its), strict=True)
    gaps = [abs(float(a.replace(",", "")) - float(b.replace(",", ""))) for a, b in pairs]
    return all(gap <= (1 if gap.is_integer() else 0.0101) for gap in gaps)


def holds(cli, tmp_path, text, times, seed):
    page = page_of(cli, tmp_path, text)
    dice, stops = random.Random(seed), sliders_of(page)
    settings = [{key: dice.randrange(count) for key, count in stops.items()} for _ in range(times)]
    shown = in_the_page(tmp_path, page, settings)
    assert len(shown) == times
    for setting, found in zip(settings, shown, strict=True):
        result = by_the_program(tmp_path, found["set"])
        assert found["over"] in ("", f", on average over {span(result)}")
        assert (found["over"] == "") == (result.horizon_years == 1)
        names = [offer.name for offer in result.offers]
        assert [card["name"] for card in found["cards"]] == names == found["bars"], setting
        for card, offer in zip(found["cards"], result.offers, strict=True):
            assert card["total"] == pytest.approx(offer.total, abs=0.005), setting
            assert alike(card["shown"], money(offer.total)), setting
            if "chance" in card:
                assert card["chance"] == pytest.approx(result.odds[offer.name], abs=1e-4)
        lines = found["lines"]
        elsewhere = "Chances are not worked out here" in lines[-1]
        for mine, its in zip(
            lines[: len(lines) - elsewhere], spoken(result, not elsewhere), strict=True
        ):
            assert alike(mine, its), (setting, mine, its)
        assert len(set(found["zeros"])) == 1


TEXTS = {"two": TWO, "nights": NIGHTS, "three": THREE, "template": template()}


@pytest.mark.parametrize("which", TEXTS)
def test_the_page_says_what_the_program_says(cli, tmp_path, which):
    holds(cli, tmp_path, TEXTS[which], times=7, seed=3)


@pytest.mark.slow
@pytest.mark.parametrize("which", TEXTS)
def test_the_page_says_what_the_program_says_wherever_the_sliders_stand(cli, tmp_path, which):
    holds(cli, tmp_path, TEXTS[which], times=70, seed=11)


def test_the_sliders_work_under_the_pages_own_policy_and_can_be_reached(cli, tmp_path):
    page = page_of(cli, tmp_path, TWO)
    assert 'aria-labelledby="what-if-title" hidden' in page  # nothing to move where no script runs
    shown = browser_says(tmp_path, page)
    assert 'aria-labelledby="what-if-title" hidden' not in shown
    sliders = re.findall(r'<input type="range" id="([\w-]+)"[^>]*>', shown)
    assert len(sliders) == 9
    for key in sliders:
        assert f'<label for="{key}">' in shown
        assert re.search(rf'<output for="{key}">.+?</output>', shown)
        assert re.search(rf'id="{key}"[^>]* aria-valuetext="[^"]+"', shown)
    assert '<output for="pay-0">$21.75 an hour</output>' in shown
    assert 'role="status" aria-live="polite"' in shown


def test_the_command_of_the_page_is_the_one_that_was_typed(cli, tmp_path):
    file = tmp_path / "my $offers.toml"
    file.write_text(TWO)
    report = tmp_path / "report.html"
    cli("compare", file, "--level", "mid", "--force", "--set", "Bank.salary=49000", "-o", report)
    (found,) = in_the_page(tmp_path, report.read_text(), [{"horizon": 0}])
    assert shlex.split(found["set"]) == [
        *("negotiate", "compare", str(file), "--level", "mid", "--set", "Bank.salary=49000"),
        *("--set", "preferences.horizon_months=12"),
    ]
    assert cli(*shlex.split(found["set"])[1:]).out.startswith("Total compensation a year, before")


def test_a_page_is_small_and_other_formats_know_no_sliders(cli, tmp_path):
    assert len(page_of(cli, tmp_path, template())) < 300_000
    file = written(tmp_path, TWO)
    assert "what_if" not in cli("compare", file, "--format", "json").out
