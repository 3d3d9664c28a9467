"""The tables in `data/`: complete, in order, sourced, and what the builder makes."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import groupby, pairwise, product

import pytest
from conftest import TODAY

from negotiate.bulk import build_bands
from negotiate.files.bands import COLUMNS
from negotiate.files.data import DATA, read_rows
from negotiate.files.facts import load_pay_laws
from negotiate.market.ageing import growth_steps
from negotiate.market.bands import choose_band
from negotiate.market.minimum import in_force
from negotiate.market.target import appraise
from negotiate.model.band import PERCENTILES, Place
from negotiate.model.facts import LEVELS
from negotiate.model.question import Question
from negotiate.model.text import place_key
from negotiate.words.places import resolve

STATES_DC = 51
WITH_RURAL = 49
"""States and Puerto Rico, less DC, New Jersey and Rhode Island, which lie in metros altogether."""
FIRST, SECOND, LAST = (date(year, 5, 15) for year in (2023, 2024, 2025))
REPAIRED = {
    SECOND: {
        *("Brownsville-Harlingen, TX", "Charleston, WV", "Columbus, IN", "Goldsboro, NC"),
        *("Lewiston-Auburn, ME", "Midland, MI", "Parkersburg-Vienna, WV", "Stockton-Lodi, CA"),
        "Sumter, SC",
    },
    FIRST: {"Virgin Islands"},
    LAST: {
        *("Brownsville-Harlingen, TX", "Eagle Pass, TX", "Goldsboro, NC", "Midland, MI"),
        *("Saginaw, MI", "St. Joseph, MO-KS", "Stockton-Lodi, CA", "Sumter, SC"),
        *("Wheeling, WV-OH", "rural Hawaii", "rural North Dakota", "rural West Virginia"),
        "Hawaii / Kauai nonmetropolitan area",
        "Southwest Louisiana nonmetropolitan area",
        "East North Dakota nonmetropolitan area",
        *(
            "Southern West Virginia nonmetropolitan area",
            "Northern West Virginia nonmetropolitan area",
        ),
    },
}
UNRELEASED = {"Bloomington, IL": "43-1011", "Rome, GA": "43-1011", "Bozeman, MT": "43-4051"}
"""What has no figures of May 2025, and of which occupation."""


@pytest.fixture(scope="module")
def built():
    """What the builder makes of the sources; it takes seconds, so once."""
    return build_bands.built(DATA)


def test_the_builder_makes_every_built_table_byte_for_byte(built):
    for name, text in built.items():
        assert (DATA / name).read_bytes() == text.encode(), f"{name}: run the bands builder"


def test_the_builder_writes_what_it_built(built, tmp_path, monkeypatch):
    (tmp_path / "salary_bands.csv").write_text("stale")
    monkeypatch.setattr(build_bands, "built", {tmp_path: built}.get)
    build_bands.main(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == set(built)
    assert (tmp_path / "salary_bands.csv").read_bytes() == (DATA / "salary_bands.csv").read_bytes()


def test_there_is_one_band_for_each_level_area_and_period(bands):
    header = (DATA / "salary_bands.csv").read_text().splitlines()[0]
    assert header == ",".join(COLUMNS)
    keys = [(b.level, b.area_code, b.as_of) for b in bands]
    assert len(keys) == len(set(keys))
    areas = {
        (kind, day): {b.area_code for b in bands if (b.area_type, b.as_of) == (kind, day)}
        for kind in ("nation", "state", "territory", "metro", "rural")
        for day in (FIRST, SECOND, LAST)
    }
    assert {key: len(codes) for key, codes in areas.items() if codes} == {
        **{("nation", day): 1 for day in (FIRST, SECOND, LAST)},
        **{("state", day): STATES_DC for day in (FIRST, LAST)},
        **{("territory", day): 3 for day in (FIRST, LAST)},
        **{("metro", day): 393 for day in (SECOND, LAST)},
        ("rural", LAST): 135 + WITH_RURAL,
    }


def test_what_was_not_released_keeps_the_year_before(bands):
    latest: dict[tuple[str, str], date] = {}
    for band in bands:
        key = (band.area, band.soc)
        latest[key] = max(band.as_of, latest.get(key, FIRST))
    assert {area: soc for (area, soc), day in latest.items() if day < LAST} == UNRELEASED


def test_bands_are_windows_of_the_published_percentiles(bands):
    by_key = {(b.level, b.area_code, b.as_of): b for b in bands}
    phoenix = by_key["senior", "38060", date(2024, 5, 15)]
    assert (phoenix.low, phoenix.mid, phoenix.high) == phoenix.percentiles[2:]
    lead = by_key["lead", "US", date(2025, 5, 15)]
    # p45 lies between p25 = 55,950 and p50 = 69,500: straight in logs on normal quantiles.
    share = (-0.12566134685507416 + 0.6744897501960817) / 0.6744897501960817
    assert lead.mid == pytest.approx(55_950 * (69_500 / 55_950) ** share, abs=0.01)


def test_the_published_nation_agrees_with_what_guides_say(bands):
    """Entry 35,000, mid 42,000, senior 49,000, the top tenth above 52,000, about 2024."""
    mids = {b.level: b.mid for b in bands if b.area_code == "US" and b.as_of == date(2024, 5, 15)}
    for level, guide in {"junior": 35_000, "mid": 42_000, "senior": 49_000}.items():
        assert mids[level] == pytest.approx(guide, rel=0.03)


def test_only_unusual_places_were_mended_and_they_say_so(bands):
    for day, areas in REPAIRED.items():
        assert {b.area for b in bands if b.adjusted and b.as_of == day} == areas


def test_only_a_states_rural_figures_are_pooled_and_they_say_of_how_many_areas(bands):
    pooled = {b.area_code: b for b in bands if b.pooled}
    assert len(pooled) == WITH_RURAL
    assert {b.area_type for b in pooled.values()} == {"rural"}
    assert pooled["31-rural"].pooled == "3 areas outside metros, by employment"
    assert pooled["31-rural"].area == "rural Nebraska"


def test_a_mended_place_keeps_its_own_median_where_ratios_were_enough(bands):
    sources = {
        (r["soc"], r["area_code"], r["as_of"]): r
        for year in (2023, 2024, 2025)
        for r in read_rows(f"sources/oews_{year}.csv")
    }
    for band in bands:
        if band.pooled:
            continue
        row = sources[band.soc, band.area_code, band.as_of.isoformat()]
        published = tuple(float(row[f"p{p}"]) for p in (10, 25, 50, 75, 90))
        if not band.adjusted:
            assert band.percentiles == published
        elif "all percentiles" not in band.adjusted:
            assert band.percentiles[2] == published[2]


def knots():
    """Days between which every level's growth is straight, so order at them is order everywhere."""
    return [date(2023, 5, 15), date(2024, 5, 15), date(2025, 5, 15), TODAY, date(2028, 5, 15)]


def everywhere(facts, bands, gazetteer, day, industry):
    """The levels of every area, each appraised for a person of its typical years."""
    by_area: dict[str, list] = {}
    for band in bands:
        by_area.setdefault(band.area_code, []).append(band)
    for area in gazetteer.areas.values():
        place = Place(
            area_code=area.code,
            area=area.name,
            area_type=area.area_type,
            state=area.state or None,
        )
        minimum = in_force(facts.minimum_wages, place, day)
        yield (
            area.name,
            [
                appraise(
                    Question(level=level, as_of=day, industry=industry),
                    facts.levels[level],
                    choose_band(by_area[area.code], level, place, day),
                    minimum,
                    facts,
                )
                for level in LEVELS
            ],
        )


@pytest.mark.parametrize("day", knots())
def test_pay_rises_from_level_to_level_everywhere(facts, bands, gazetteer, day):
    for area, here in everywhere(facts, bands, gazetteer, day, None):
        for below, above in pairwise(here):
            for edge in ("low", "mid", "high"):
                lower, upper = getattr(below.band, edge), getattr(above.band, edge)
                assert lower < upper or lower == upper == above.minimum, (area, edge)
            assert below.target <= above.target
        for one in here:
            assert one.minimum <= one.band.low <= one.band.mid <= one.band.high


@pytest.mark.parametrize("industry", ["outsourcer", "banking", "telecom", "software"])
def test_in_an_industry_pay_rises_within_an_occupation_and_seldom_crosses_to_leads(
    facts, bands, gazetteer, industry
):
    crossing = set()
    for area, here in everywhere(facts, bands, gazetteer, TODAY, industry):
        for below, above in pairwise(here):
            rises = below.published.mid < above.published.mid
            if below.level.soc == above.level.soc:
                assert rises, area
                assert below.published.low < above.published.low, area
                assert below.published.high < above.published.high, area
            elif not rises:
                crossing.add(area)
        for one in here:
            assert one.published.low < one.published.mid < one.published.high, area
            assert one.middle_half[0] <= one.steps[-2].total <= one.middle_half[1], area
    assert len(crossing) < len(gazetteer.areas) / 10


def test_growth_is_known_for_every_occupation_of_the_bands(facts, bands):
    for soc in {b.soc for b in bands}:
        assert growth_steps(facts, soc)


LEGAL = (
    *("minimum_wages.csv", "exempt_salary_floors.csv", "daily_overtime.csv"),
    *("state_pay_laws.csv", "city_pay_laws.csv", "clauses.csv"),
)
"""Tables whose rows name statutes and agencies, a source each."""


def all_tables():
    return sorted(p.relative_to(DATA).as_posix() for p in DATA.rglob("*.csv"))


@pytest.mark.parametrize("table", all_tables())
def test_every_row_names_its_source(table, facts):
    if table in ("abroad.csv", "country_wording.csv"):
        return  # names of countries, and words: no figure, no source
    rows = read_rows(table)
    if table == "sources.csv":
        assert all(row["title"] and row["publisher"] and row["as_of"] for row in rows)
        return
    for row in rows:
        source = row["source"].partition(";")[0] if "salary" in table else row["source"]
        legal = table in LEGAL
        assert source if legal else source in facts.sources, row


def test_figures_know_unit_date_and_grade_and_assumptions_their_range():
    for table in ("rules.csv", "certificates.csv"):
        for row in read_rows(table):
            assert row["unit"]
            assert date.fromisoformat(row["as_of"]) <= date.today()
            assert row["grade"] in ("measured", "published", "assumption")
            value = float(row["value"])
            if row["grade"] == "assumption":
                assert float(row["low"]) <= value <= float(row["high"]), row["key"]


@pytest.mark.parametrize("table", ["minimum_wages", "salary_floors"])
def test_legal_figures_of_a_jurisdiction_stand_together_by_date_and_rise(facts, table):
    rows = getattr(facts, table)
    names = [name for name, _ in groupby(rows, key=lambda row: row.jurisdiction)]
    assert len(names) == len(set(names)), "the rows of a jurisdiction stand together"
    for row, later in pairwise(rows):
        if row.jurisdiction == later.jurisdiction:
            assert (row.next_amount, row.next_from) == (later.amount, later.effective_from)
            assert row.effective_from < later.effective_from
            assert row.amount < later.amount
            assert (row.state, row.places, row.kind) == (later.state, later.places, later.kind)
        else:
            assert row.next_amount is None


@pytest.mark.parametrize("table", ["minimum_wages", "exempt_salary_floors"])
def test_the_day_of_a_change_that_follows_is_the_day_of_its_own_row(table):
    for row, later in pairwise(read_rows(f"{table}.csv")):
        if row["jurisdiction"] == later["jurisdiction"]:
            assert row["next_from"] in ("", later["effective_from"]), row


@pytest.mark.parametrize("table", ["certificates", "find_kinds", "industry_names"])
def test_every_other_name_can_be_typed_and_is_that_of_one_row_alone(table):
    keys = [
        name
        for row in read_rows(f"{table}.csv")
        for name in {place_key(row["key"]), place_key(row["label"]), *row["aliases"].split(";")}
    ]
    assert [key for key in keys if key != place_key(key)] == []
    assert sorted(keys) == sorted(set(keys))


def test_legal_figures_know_how_sure_they_are(facts):
    for row in (*facts.minimum_wages, *facts.salary_floors):
        assert row.confidence in ("high", "medium", "low")
        assert row.grade in ("published", "computed")
        assert row.source
        if row.amount is None:  # one is known to hold there, and its figure was not found
            assert row.places
            assert row.confidence == "low"
        if row.grade == "computed":
            assert row in facts.salary_floors, "a minimum wage is never worked out"
            assert row.effective_from > TODAY


def test_every_state_and_territory_has_a_minimum_wage(facts):
    assert {r.state for r in facts.minimum_wages if r.kind in ("state", "territory")} == {
        b["state"] for b in read_rows("areas.csv") if b["area_type"] in ("state", "territory")
    }


def test_weekly_and_yearly_salary_floors_agree():
    for row in read_rows("exempt_salary_floors.csv"):
        assert float(row["weekly"]) * 52 == pytest.approx(float(row["yearly"]), abs=2)


def test_every_industry_has_sure_figures_for_agents_and_for_supervisors(facts):
    rows = read_rows("industries.csv")
    known = {(row["key"], row["soc"]) for row in rows}
    industries = {*facts.industries} - {"other"}
    assert len(rows) == len(known)
    assert known == {*product(["all", *industries], {level.soc for level in facts.levels.values()})}
    assert not facts.industries["other"].pay
    for row in rows:
        assert float(row["wage_rse"]) <= 5
        assert int(row["employment"]) >= 1_000
        assert row["unit"] == "USD/year"
        assert row["grade"] == "published"
        assert date.fromisoformat(row["as_of"]) == date(2025, 5, 15)
        wages = [float(row[f"p{p}"]) for p in PERCENTILES]
        assert wages == sorted(set(wages))


def test_all_industries_are_the_published_nation(bands):
    nation = {b.soc: b.percentiles for b in bands if b.area_code == "US" and b.as_of.year == 2025}
    for row in read_rows("industries.csv"):
        if row["key"] == "all":
            assert tuple(float(row[f"p{p}"]) for p in PERCENTILES) == nation[row["soc"]]


def test_ratios_agree_with_medians_published_elsewhere_a_year_before(facts):
    """Medians an hour of the Occupational Outlook Handbook, May 2024, all industries 20.59."""
    medians = {"outsourcer": 17.45, "insurance": 22.01, "wholesale": 22.85, "professional": 21.45}
    medians["retail"] = 17.49
    for key, median in medians.items():
        ratio = facts.industries[key].pay["43-4051"].ratios[2]
        assert ratio == pytest.approx(median / 20.59, rel=0.035)


def test_the_index_starts_where_the_occupations_own_growth_ends(facts):
    for steps in facts.growth.values():
        assert steps[-1].end in [point.day for point in facts.wage_index]
    assert math.isclose(facts.wage_index[-1].value, 179.304)


def test_pay_law_covers_every_state_and_says_nothing_for_sure_before_its_day():
    laws, cities = load_pay_laws()
    assert len(laws) == STATES_DC + 1  # and Puerto Rico
    for law in (*laws.values(), *cities.values()):
        first = [day for day in (law.posting_from, law.history_from) if day]
        sure = law.confidence == "high"
        if law.posting == "adverts" and law.posting_from:
            assert law.demands_range(law.posting_from) == sure
            assert not law._replace(confidence="medium").demands_range(TODAY)
        if law.history == "banned" and law.history_from:
            assert law.bars_history(law.history_from) == sure
            assert not law._replace(confidence="medium").bars_history(TODAY)
        assert not any(law.demands_range(d - timedelta(1)) for d in first if d == law.posting_from)
        assert not any(law.bars_history(d - timedelta(1)) for d in first if d == law.history_from)
        assert not (
            law.confidence != "high" and (law.bars_history(TODAY) or law.demands_range(TODAY))
        )
    assert {s for s, law in laws.items() if law.demands_range(TODAY)} == {
        "CA",
        "CO",
        "CT",
        "DC",
        "HI",
        "IL",
        "ME",
        "MD",
        "MA",
        "MN",
        "NJ",
        "NY",
        "VT",
        "VA",
        "WA",
    }
    assert {s for s, law in laws.items() if law.bars_history(TODAY)} == {
        "CA",
        "CO",
        "CT",
        "DE",
        "DC",
        "HI",
        "IL",
        "ME",
        "MD",
        "MA",
        "MN",
        "NV",
        "NJ",
        "NY",
        "OR",
        "PR",
        "RI",
        "VT",
        "VA",
        "WA",
    }


def test_where_a_ban_on_asking_ends_has_a_source_of_its_own():
    laws, cities = load_pay_laws()
    for law in (*laws.values(), *cities.values()):
        assert bool(law.history_ends) == bool(law.history_ends_source)
        assert law.history == "banned" or not law.history_ends
        assert law.enforced_from is None or law.enforced_from > law.posting_from
        if law.history == "banned" or law.posting not in ("none", "local"):
            assert law.citation


def test_every_city_with_a_pay_law_is_one_that_can_be_typed(gazetteer):
    for (state, key), law in load_pay_laws().cities.items():
        place = resolve(f"{law.place}, {state}", gazetteer)
        assert (place.state, place.key, place.known) == (state, key, True)
