"""Tables of people: every row as `range` has it, bad rows apart, and nothing half-written."""

from __future__ import annotations

import csv
import itertools
import os
import random
import threading
import time
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from conftest import TODAY

from negotiate import target_range
from negotiate.api import batches
from negotiate.files import people as people_files
from negotiate.files.data import read_rows
from negotiate.files.writing import writing_whole
from negotiate.model.facts import LEVELS
from negotiate.model.people import OUTPUT

HEADER = "id,level,years,area,certs,languages,industry,offer"
WITH_ROLE = f"{HEADER},role"
ROLES = [row["role"] for row in read_rows("roles.csv")]
OCCUPATIONS = ("29-1141", "Registered nurses", "stockers and order fillers", "43-3011")


def rated(cli, tmp_path, rows, header=HEADER, code=0):
    source, out = tmp_path / "people.csv", tmp_path / "out.csv"
    source.write_text("\n".join((header, *rows)) + "\n")
    said = cli("batch", source, "-o", out, "--as-of", TODAY, code=code)
    return list(csv.DictReader(out.read_text().splitlines())), said


def rejects(tmp_path):
    return list(csv.DictReader((tmp_path / "out.rejects.csv").read_text().splitlines()))


# --- the same as range


SAME = (
    *("band_low", "band_mid", "band_high", "occupation_soc", "occupation_p10", "occupation_p50"),
    *("occupation_p90", "walk_away", "walk_away_from", "target", "ask_low", "ask_high"),
    *("middle_half_p25", "middle_half_p75", "offer_annual", "offer_hourly", "offer_percentile"),
    *("offer_compa_ratio", "offer_range_penetration", "offer_verdict", "offer_counter"),
    *("figure", "good_at", "said_per", "law_first", "reach_total", "conversation_about"),
    *("next_level_level", "next_level_target", "title", "area_type", "state", "currency", "as_of"),
)


def people(count, seed=5):
    """People of every kind: whole, half and odd years, slips of offers, few and many words."""
    draw = random.Random(seed)
    cities = [f"{r['city']}, {r['state']}" for r in read_rows("metro_cities.csv")]
    states, lands = (
        [r["state"] for r in read_rows("areas.csv") if r["area_type"] == kind]
        for kind in ("state", "territory")
    )
    counties = [f"{r['county']}, {r['state']}" for r in read_rows("counties.csv")]
    industries = ["", *(row["key"] for row in read_rows("industry_names.csv"))]
    for number in range(count):
        places = (draw.choice(cities), draw.choice(states), "US", draw.choice(counties), "19740")
        amount = draw.uniform(9, 60)
        offers = (
            "",
            f"{amount * 2_000:.2f}",
            f"{amount:.2f}/h",
            "44k",
            "1900/2wk",
            f"{amount:.2f}",
        )
        yield {
            "id": f"p{number}",
            "level": draw.choice(LEVELS),
            "years": draw.choice(("", "0", "3.5", f"{draw.uniform(0, 45):.3f}")),
            "area": draw.choice((*places, draw.choice(cities), draw.choice(lands))),
            "certs": draw.choice(("", "", "hdi-csr", "copc;ccxp;six-sigma-black-belt")),
            "languages": draw.choice(("", "Spanish", "spanish;French")),
            "industry": draw.choice(industries),
            "offer": draw.choice(offers),
            "role": "",
        }


def in_other_work(everyone, seed=6):
    """The same people in roles and occupations, at levels that each of them has."""
    draw = random.Random(seed)
    for one in everyone:
        role = draw.choice((*ROLES, *OCCUPATIONS, " Help desk "))
        bare = role in OCCUPATIONS or role in ("interpreter", "customer-success")
        yield one | {"role": role, "level": draw.choice(LEVELS[:3] if bare else LEVELS)}


def at_the_edges():
    """Offers of just the target and just the top of the ask, and a cent under each."""
    nobody = {"years": "", "area": "US", "certs": "", "languages": "", "industry": "", "role": ""}
    for level in LEVELS:
        known = target_range(level, as_of=TODAY)
        for edge in (known.target, known.ask_high, known.ask_high / 1.01):
            for offer in (edge, edge - 0.01):
                yield {"id": f"{level} {offer}", "level": level, **nobody} | {
                    "offer": f"{offer:.2f}"
                }


LAW_ASKS = ("AK", "CA", "CO", "ME", "WA", "PR", "Seattle, WA", "Denver, CO", "New York, NY", "US")


def under_the_law(count, seed=11):
    """Offers under a legal minimum or an exempt floor, now or soon, by the hour and by the year."""
    draw = random.Random(seed)
    for number in range(count):
        yearly, hourly = draw.uniform(18_000, 96_000), draw.uniform(7, 30)
        offers = (f"{yearly:.2f}", f"{yearly:.0f}", f"{yearly / 52:.2f}/week", f"{hourly:.2f}/h")
        yield {
            "id": f"law{number}",
            "level": draw.choice((*LEVELS, "lead", "manager")),
            "years": draw.choice(("", "2", "12")),
            "area": draw.choice(LAW_ASKS),
            "certs": "",
            "languages": "",
            "industry": draw.choice(("", "outsourcer")),
            "offer": draw.choice((*offers, f"{hourly * 2080:.2f}")),
            "role": "",
        }


def alone(one, day=TODAY):
    """One person of a table through `range`."""
    return target_range(
        one["level"],
        years=float(one["years"]) if one["years"] else None,
        area=one["area"] or None,
        certs=[c for c in one["certs"].split(";") if c],
        languages=[x for x in one["languages"].split(";") if x],
        industry=one["industry"] or None,
        role=one["role"].strip() or None,
        offer=one["offer"] or None,
        as_of=day,
    ).to_flat()


def test_600_people_get_what_range_gives_each_to_the_cent(cli, tmp_path):
    everyone = [*people(600), *at_the_edges(), *in_other_work(people(150, seed=7))]
    found, _ = rated(cli, tmp_path, lines(everyone), header=WITH_ROLE)
    assert [row["id"] for row in found] == [one["id"] for one in everyone]
    kinds = {(row["level"], row[name]) for row in found for name in ("area_type", "offer_verdict")}
    every = ("metro", "rural", "state", "territory", "nation", "")
    every += ("below-market", "in-range", "above-range")
    assert kinds == {*itertools.product(LEVELS, every)}
    for one, row in zip(everyone, found, strict=True):
        same(row, alone(one), one)


def lines(everyone):
    """People as rows of a table."""
    names = WITH_ROLE.split(",")
    return [",".join(f'"{one[name]}"' for name in names) for one in everyone]


def same(row, wanted, one):
    assert row["role_key"] == wanted["role"], one
    for name in SAME:
        value = wanted.get(name)
        if value is None:
            assert row[name] == "", (one, name)
        elif isinstance(value, str):
            assert row[name] == value, (one, name)
        else:
            assert float(row[name]) == pytest.approx(value, abs=1e-9), (one, name)


@pytest.mark.parametrize("day", [TODAY, "2026-12-28", "2027-01-02"])
def test_offers_the_law_has_a_question_about_are_as_range_has_them(cli, tmp_path, day):
    everyone = [*under_the_law(150), *in_other_work(under_the_law(60, seed=12))]
    source, out = tmp_path / "people.csv", tmp_path / "out.csv"
    source.write_text("\n".join((WITH_ROLE, *lines(everyone))) + "\n")
    cli("batch", source, "-o", out, "--as-of", day)
    found = list(csv.DictReader(out.read_text().splitlines()))
    for one, row in zip(everyone, found, strict=True):
        same(row, alone(one, day), one)
    asked = [row["law_first"] for row in found if row["law_first"]]
    assert len(set(asked)) >= 12
    assert any(row["law_first"] and not row["figure"] for row in found)
    assert any(row["law_first"] and row["figure"] for row in found)


def test_no_row_without_words_of_the_talk_is_worked_out_by_itself(cli, tmp_path, monkeypatch):
    """A row through `range` costs as much as a hundred by column."""
    calls = []
    real = batches.target_range
    monkeypatch.setattr(batches, "target_range", lambda *a: (calls.append(a), real(*a))[1])
    everyone = [*people(200), *under_the_law(200)]
    everyone += in_other_work(people(50))
    found, _ = rated(cli, tmp_path, lines(everyone), header=WITH_ROLE)
    assert sum(bool(row["law_first"]) for row in found) > 50
    assert calls == []
    rated(cli, tmp_path, ["1,mid,44000,high"], header="id,level,offer,need")
    assert len(calls) == 1


def test_the_columns_are_those_typed_then_those_of_range(cli, tmp_path):
    _, said = rated(cli, tmp_path, ["1,mid,3,US,,,,44000"])
    columns = (tmp_path / "out.csv").read_text().splitlines()[0].split(",")
    assert columns[:8] == HEADER.split(",")
    flat = cli("range", "--level", "mid", "--offer", "44000", "--format", "csv").out
    ranged = [name for name in flat.splitlines()[0].split(",") if name not in columns[:8]]
    assert [name for name in columns[8:] if name != "area_name"] == [
        "role_key" if name == "role" else name for name in ranged
    ]
    assert "people 1" in said.err


def test_only_id_and_level_are_needed_and_other_columns_stay(cli, tmp_path):
    found, _ = rated(cli, tmp_path, ["7,senior,blue"], header="ID, Level ,team")
    assert found[0]["team"] == "blue"
    assert float(found[0]["target"]) == target_range("senior", as_of=TODAY).to_dict()["target"]


def test_chunks_give_the_same_as_one_piece(cli, tmp_path, monkeypatch):
    rows = lines([*people(60), *in_other_work(people(30))])
    whole, _ = rated(cli, tmp_path, rows, header=WITH_ROLE)
    monkeypatch.setattr(people_files, "CHUNK", 7)
    assert rated(cli, tmp_path, rows, header=WITH_ROLE)[0] == whole


@pytest.mark.parametrize("offer", ["", "21/h"])
def test_roles_that_are_none_go_apart_with_the_nearest_names(cli, tmp_path, offer):
    rows = (
        f'1,mid,3,"Tampa, FL",,,,{offer},colections',
        f'2,lead,3,"Tampa, FL",,,,{offer},registered nurses',
        f'3,mid,3,"Tampa, FL",,,,{offer},Collector',
        f'4,mid,3,"Tampa, FL",,,,{offer},nurse',
    )
    found, _ = rated(cli, tmp_path, rows, header=WITH_ROLE, code=1)
    assert [(row["id"], row["role"], row["role_key"]) for row in found] == [
        ("3", "Collector", "collections")
    ]
    for row, said in zip(
        rejects(tmp_path),
        ("did you mean collections", "no leads of this role", "fits several"),
        strict=True,
    ):
        assert said in row["reason"]


# --- rows that cannot be read


BAD = {
    "2,king,3,US,,,,": "king",
    "3,mid,-1,US,,,,": "-1",
    "4,mid,lots,US,,,,": "lots",
    "5,mid,99,US,,,,": "99",
    "6,mid,3,Nowhereville,,,,": "Nowhereville",
    "7,mid,3,US,phd,,,": "phd",
    "8,mid,3,US,,Klingon,,": "Klingon",
    "9,mid,3,US,,,moon,": "moon",
    "10,mid,3,US,,,,cheap": "cheap",
    "11,mid,3,US,,,,900": "900",
    ",mid,3,US,,,,": "no id",
    "13,,3,US,,,,": "level",
    "14,mid,nan,US,,,,": "nan",
    "15,mid,3,US,,,,inf": "inf",
}


def test_bad_rows_go_apart_with_line_and_reason_and_the_rest_is_done(cli, tmp_path):
    rows = ["1,mid,3,US,,,,", *BAD, "99,mid,3,US,,,,"]
    found, said = rated(cli, tmp_path, rows, code=1)
    assert [row["id"] for row in found] == ["1", "99"]
    assert said.err.splitlines()[-2:] == [
        f"error: rows that could not be read: {len(BAD)}",
        f"hint: {tmp_path / 'out.rejects.csv'} has each with its line and the reason",
    ]
    apart = rejects(tmp_path)
    assert [int(row["line"]) for row in apart] == list(range(3, 3 + len(BAD)))
    for row, word in zip(apart, BAD.values(), strict=True):
        assert word in row["reason"], row
        assert not row["reason"].startswith("--")


@pytest.mark.parametrize("there", [False, True], ids=["nothing there before", "ours before"])
@pytest.mark.parametrize("name", ["out.csv", "out.rejects.csv"])
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_a_file_put_in_the_place_of_one_meanwhile_is_left_as_it_is(
    cli, tmp_path, monkeypatch, there, name, force
):
    rated(cli, tmp_path, ["1,mid,3,US,,,,", "2,king,3,US,,,,"], code=1)
    if not there:
        for one in ("out.csv", "out.rejects.csv"):
            (tmp_path / one).unlink()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    real = batches.rate_part

    def rate_part(*words):
        (tmp_path / name).write_text("line,reason,mine\n")
        return real(*words)

    monkeypatch.setattr(batches, "rate_part", rate_part)
    words = ("batch", tmp_path / "people.csv", "-o", tmp_path / "out.csv", *force)
    assert "somebody else just now" in cli.refused(*words)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert after == {**before, name: b"line,reason,mine\n"}


def test_rejects_of_an_earlier_run_stay_and_are_said(cli, tmp_path):
    rated(cli, tmp_path, ["1,king,3,US,,,,"], code=1)
    before = (tmp_path / "out.rejects.csv").read_bytes()
    _, said = rated(cli, tmp_path, ["1,mid,3,US,,,,"])
    assert "out.rejects.csv is of an earlier run" in said.err
    assert (tmp_path / "out.rejects.csv").read_bytes() == before


def test_rejects_that_hold_something_else_are_never_written_over(cli, tmp_path):
    (tmp_path / "out.rejects.csv").write_text("my own notes\n")
    rated(cli, tmp_path, ["1,mid,3,US,,,,"])
    (tmp_path / "people.csv").write_text("id,level\n1,king\n")
    cli.refused("batch", tmp_path / "people.csv", "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.rejects.csv").read_text() == "my own notes\n"


def test_rejects_that_somebody_is_mending_are_never_written_over(cli, tmp_path):
    rated(cli, tmp_path, ["1,king,3,US,,,,"], code=1)
    file = tmp_path / "out.rejects.csv"
    mended = file.read_text().replace("king", "mid")
    file.write_text(mended)
    os.utime(file, (time.time() + 60, time.time() + 60))
    assert "was changed since" in cli.refused(
        "batch", tmp_path / "people.csv", "-o", tmp_path / "out.csv"
    )
    assert file.read_text() == mended


@pytest.mark.parametrize("again", [False, True], ids=["the first run", "a later run"])
def test_killed_between_its_two_files_the_next_run_says_which_is_older(tmp_path, watched, again):
    (tmp_path / "people.csv").write_text("id,level\n1,mid\n2,king\n")
    words = ("batch", "people.csv", "-o", "out.csv", "--as-of", TODAY)
    log = tmp_path.with_name(f"{tmp_path.name}.log")
    assert watched(tmp_path, words, log=log).returncode == 1
    events = log.read_text().splitlines()
    renames = [at for at, event in enumerate(events, start=1) if event.startswith("os.rename")]
    assert len(renames) == 2

    for name in ("out.csv", "out.rejects.csv"):
        os.utime(tmp_path / name, (1e9, 1e9)) if again else (tmp_path / name).unlink()
    assert watched(tmp_path, words, kill_at=renames[1]).returncode == -9
    stands = (tmp_path / "out.rejects.csv").read_bytes()
    done = watched(tmp_path, words)
    assert done.returncode == 1
    older = "out.csv is older than out.rejects.csv" if again else "is there without out.csv"
    assert older in done.stderr
    assert "a run was stopped between the two files" in done.stderr
    assert (tmp_path / "out.rejects.csv").read_bytes() == stands


def test_a_file_of_rejects_may_be_the_source_and_is_not_lost(cli, tmp_path, monkeypatch):
    rated(cli, tmp_path, ["1,king,3,US,,,,"], code=1)
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "out.rejects.csv"
    source.write_text(source.read_text().replace("king", "mid"))
    before = source.read_bytes()
    cli("batch", source, "-o", "out.csv")
    assert source.read_bytes() == before
    source.write_text(source.read_text().replace("mid", "king"))
    cli.refused("batch", source, "-o", "out.csv")
    assert "king" in source.read_text()


def test_a_table_of_nothing_but_mistakes_still_has_its_header(cli, tmp_path):
    found, _ = rated(cli, tmp_path, ["1,king,3,US,,,,"], code=1)
    assert found == []
    assert (tmp_path / "out.csv").read_text().startswith(f"{HEADER},schema,")


def test_empty_lines_are_no_people_and_lines_still_count(cli, tmp_path):
    found, _ = rated(cli, tmp_path, ["1,mid,3,US,,,,", "", ",,,,,,,", "2,king,3,US,,,,"], code=1)
    assert len(found) == 1
    assert rejects(tmp_path)[0]["line"] == "5"


def test_cells_a_spreadsheet_would_run_are_made_harmless_in_both_files(cli, tmp_path):
    rows = ['"=1+1",mid,3,US,,,,', '@x,"+king",3,US,,,,', '"-3",mid,3,US,,,,']
    found, _ = rated(cli, tmp_path, rows, code=1)
    assert [row["id"] for row in found] == ["'=1+1", "'-3"]
    assert rejects(tmp_path)[0]["id"] == "'@x"
    assert rejects(tmp_path)[0]["level"] == "'+king"


def test_no_cell_steers_a_screen_or_hides_a_formula_behind_white_space(cli, tmp_path):
    rows = [
        '"a\x1b[31m\u061c\tb\x9b",mid,3,US,,,,',
        '"\u3000=1+1",mid,3,US,,,,',
        "＝1+1,mid,3,US,,,,",
        '"\u202e@x","bo\x07ss",3,US,,,,',
    ]
    found, _ = rated(cli, tmp_path, rows, code=1)
    assert [row["id"] for row in found] == ["a b ", "'\u3000=1+1", "'＝1+1"]
    assert rejects(tmp_path)[0]["id"] == "'@x"
    for name in ("out.csv", "out.rejects.csv"):
        text = (tmp_path / name).read_text()
        assert text.replace("\n", "").replace("\u3000", "").isprintable()


def test_a_header_longer_than_a_cell_may_be_is_refused(cli, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(f"id,level,{'x' * 140_000}\n1,mid,\n")
    assert "no table of people" in cli.refused("batch", file, "-o", tmp_path / "out.csv")
    assert "no table of pay reports" in cli.refused("bands", "backtest", file)


# --- files


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("name,years\nx,3\n", "no column id, level"),
        ("id,id,level,offr\nx,y,mid,3\n", "twice; unknown column 'offr', did you mean offer?"),
        ("id,level,level\n1,mid,mid\n", "twice"),
        ("id,level,yeers\n1,mid,3\n", "did you mean years"),
        ('id,level\n1,"mid\n', "never closed"),
        ("id,level\n", "no people"),
        ("id,level\n\n,\n", "no people"),
        ("Our team,,\n,,\nID,Level,area\n1,mid,US\n", "stand in line 3, not in the first"),
        ("id,level,state\n1,mid,AZ\n", "leave it out; places are read from area"),
    ],
)
def test_a_file_that_is_no_table_of_people_is_refused_whole(cli, tmp_path, text, said):
    source, out = tmp_path / "p.csv", tmp_path / "o.csv"
    source.write_text(text)
    assert said in cli.refused("batch", source, "-o", out)
    assert not out.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.csv"]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("location", "note: the column location is copied, not read: places are read from area"),
        ("Certifications", "certificates are read from certs"),
        ("Area ", ""),
        ("department", ""),
    ],
)
def test_a_column_that_looks_like_one_that_is_read_is_said_in_one_line(cli, tmp_path, column, said):
    source, out = tmp_path / "p.csv", tmp_path / "o.csv"
    source.write_text(f'id,level,{column}\n1,mid,"Denver, CO"\n')
    found = [line for line in cli("batch", source, "-o", out).err.splitlines() if "note" in line]
    assert len(found) == bool(said)
    assert said in "".join(found)
    row = next(csv.DictReader(out.read_text().splitlines()))
    assert row[column.strip().lower()] == "Denver, CO"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id;level;area", "its columns are separated by semicolons, not by commas"),
        ("id\tlevel\tarea", "its columns are separated by tabs, not by commas"),
        ("id|level|area", "its columns are separated by bars, not by commas"),
        ("id,Job Level,area", "no column level; 'job level' looks like level"),
    ],
)
def test_a_header_made_otherwise_is_refused_with_what_it_is(cli, tmp_path, header, said):
    source = tmp_path / "p.csv"
    source.write_text(f"{header}\n")
    assert said in cli.refused("batch", source, "-o", tmp_path / "o.csv")


def test_places_that_are_not_on_file_or_were_guessed_are_named_once(cli, tmp_path):
    source, out = tmp_path / "p.csv", tmp_path / "o.csv"
    places = ["Nowhereville, TX", "Nowhereville, TX", "Penn", "Austin, TX"]
    rows = [f'{at},mid,"{place}"' for at, place in enumerate(places)]
    source.write_text("\n".join(["id,level,area", *rows]) + "\n")
    (note,) = [line for line in cli("batch", source, "-o", out).err.splitlines() if "note" in line]
    assert note == (
        "note: 'Nowhereville, TX' is not on file: these figures are for all of Texas. 'Penn' was "
        "taken for Penn, PA."
    )


def test_of_many_unknown_places_five_are_named(cli, tmp_path):
    source, out = tmp_path / "p.csv", tmp_path / "o.csv"
    rows = [f'{at},mid,"Qqq{chr(97 + at) * 5}, TX"' for at in range(7)]
    source.write_text("\n".join(["id,level,area", *rows]) + "\n")
    said = cli("batch", source, "-o", out).err
    assert said.count("is not on file") == 5
    assert "And 2 places more." in said


def test_a_file_that_is_not_text_is_refused(cli, tmp_path):
    source = tmp_path / "p.csv"
    source.write_bytes(b"id,level\n\xff\xfe,mid\n")
    cli.refused("batch", source, "-o", tmp_path / "o.csv")


def test_rows_that_do_not_fit_the_columns_are_rejected_alone(cli, tmp_path):
    rows = ["1,mid,3,US,,,,,,", "2,mid,3,US,,,,,x", "3,mid", '4,mid,3,"US"x,,,,', "5,mid,3,US,,,,"]
    found, _ = rated(cli, tmp_path, rows, code=1)
    assert [row["id"] for row in found] == ["1", "3", "5"]
    assert [(row["line"], row["reason"][:9]) for row in rejects(tmp_path)] == [
        ("3", "cells: 9,"),
        ("5", "not a row"),
    ]


def test_a_failure_half_way_leaves_the_old_file_and_no_other(cli, tmp_path, monkeypatch):
    source, out = tmp_path / "p.csv", tmp_path / "o.csv"
    out.write_text("old")
    source.write_text("id,level\n" + "1,mid\n" * 10 + "2,king\n" * 10 + '3,"mid\n')
    monkeypatch.setattr(people_files, "CHUNK", 5)
    cli.refused("batch", source, "-o", out)
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.csv", "p.csv"]


def test_the_input_is_never_written_over(cli, tmp_path):
    source = tmp_path / "p.csv"
    source.write_text("id,level\n1,mid\n")
    cli.refused("batch", source, "-o", source)
    (tmp_path / "x.rejects.csv").write_text("id,level\n1,mid\n")
    cli.refused("batch", tmp_path / "x.rejects.csv", "-o", tmp_path / "x.csv")
    assert source.read_text() == "id,level\n1,mid\n"


def test_what_is_missing_is_said(cli, tmp_path):
    cli.refused("batch", tmp_path / "none.csv", "-o", tmp_path / "o.csv")
    assert "people.csv" in cli("batch", code=2).err
    source = tmp_path / "p.csv"
    source.write_text("id,level\n1,mid\n")
    assert "-o" in cli("batch", source, code=2).err


def test_the_template_runs_and_both_files_are_private(cli, tmp_path):
    cli("batch", "--template", "-o", tmp_path / "t.csv")
    cli("batch", tmp_path / "t.csv", "-o", tmp_path / "o.csv")
    assert oct((tmp_path / "o.csv").stat().st_mode)[-3:] == "600"
    assert cli("batch", "--template").out == (tmp_path / "t.csv").read_text()


def test_progress_is_shown_at_a_terminal_only(cli, tmp_path, monkeypatch):
    source = tmp_path / "p.csv"
    source.write_text("id,level\n1,mid\n")
    heard = []
    batches.rate_file(source, tmp_path / "o.csv", tmp_path / "o.rejects.csv", TODAY, heard.append)
    assert heard == [source.stat().st_size]
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert cli("batch", source, "-o", tmp_path / "o.csv").code == 0


def test_writing_bit_by_bit_is_whole_or_not_at_all(tmp_path):
    file = tmp_path / "x"
    with pytest.raises(TypeError), writing_whole(file) as out:
        out.writelines([b"half", None])
    assert list(tmp_path.iterdir()) == []
    with writing_whole(file) as out:
        out.write(b"whole")
    assert file.read_bytes() == b"whole"


def test_a_chunk_is_a_plain_function_from_frame_to_frame():

    from negotiate.bulk.batch import rate

    frame = pd.DataFrame({"id": ["a", "b"], "level": ["mid", "lead"]}, index=[2, 3])
    lookups = batches.lookups_of(date(2026, 11, 22))
    once, again = rate(frame, lookups), rate(frame, lookups)
    assert once.people.equals(again.people)
    assert list(frame.columns) == ["id", "level"]
    assert Path(batches.__file__).name == "batches.py"


def test_lines_are_right_where_the_fast_reader_gives_up(cli, tmp_path, monkeypatch):
    """Two chunks of good rows, then one that is too long, then a cell with a line break."""
    monkeypatch.setattr(people_files, "CHUNK", 4)
    rows = [f"{n},mid,3,US,,,," for n in range(10)]
    rows[3] = ""
    found, _ = rated(cli, tmp_path, [*rows, "10,mid,3,US,,,,,,x", "11,king,3,US,,,,"], code=1)
    assert [row["id"] for row in found] == [str(n) for n in range(10) if n != 3]
    assert [row["line"] for row in rejects(tmp_path)] == ["12", "13"]
    found, _ = rated(cli, tmp_path, ['"1\n1",mid,3,US,,,,', "2,king,3,US,,,,"], code=1)
    assert found[0]["id"].startswith("1")
    assert rejects(tmp_path)[0]["line"] == "4"


# --- what a hostile reader found


def test_columns_named_like_results_are_refused_and_all_of_them_are_known(cli, tmp_path):
    found, _ = rated(cli, tmp_path, ["1,mid,3,US,,,,44000"])
    assert set(found[0]) - set(HEADER.split(",")) == set(OUTPUT)
    source = tmp_path / "p.csv"
    source.write_text("id,level,target,title\n1,mid,99,Dr\n")
    err = cli.refused("batch", source, "-o", tmp_path / "o.csv")
    assert "target and title would be taken for a result" in err


def test_mended_rejects_may_come_back_as_they_are(cli, tmp_path):
    rated(cli, tmp_path, ["1,king,3,US,,,,", "2,queen,3,US,,,,"], code=1)
    text = (tmp_path / "out.rejects.csv").read_text().replace("king,", "mid,")
    again = tmp_path / "again.csv"
    again.write_text(text)
    cli("batch", again, "-o", tmp_path / "out.csv", "--as-of", TODAY, code=1)
    assert [row["line"] for row in rejects(tmp_path)] == ["3"]


def test_a_device_is_written_to_and_never_replaced(cli, tmp_path):
    source, pipe = tmp_path / "p.csv", tmp_path / "pipe"
    source.write_text("id,level\n1,mid\n")
    os.mkfifo(pipe)
    heard = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text()))
    reader.start()
    cli("batch", source, "-o", pipe, "--as-of", TODAY)
    reader.join(10)
    assert heard[0].startswith("id,level,schema")
    assert not pipe.is_file()


@pytest.mark.parametrize("offer", ["+44000", "4.4e4", "1_000", "nan"])
def test_an_offer_that_range_refuses_is_rejected(cli, tmp_path, offer):
    rated(cli, tmp_path, [f'1,mid,3,US,,,,"{offer}"'], code=1)
    assert "offer" in rejects(tmp_path)[0]["reason"]


def test_years_that_range_accepts_are_accepted(cli, tmp_path):
    found, _ = rated(cli, tmp_path, ["1,mid,10 yrs,US,,,,", "2,mid,10,US,,,,", "3,mid, 10 ,US,,,,"])
    assert len({row["target"] for row in found}) == 1


def test_names_of_columns_are_made_harmless_too(cli, tmp_path):
    rated(cli, tmp_path, ["1,mid,x"], header="id,level,=1+1")
    assert "'=1+1" in (tmp_path / "out.csv").read_text().splitlines()[0]


def test_commas_at_the_end_of_a_header_are_no_columns(cli, tmp_path):
    found, _ = rated(cli, tmp_path, ["1,mid,,", "2,senior,,"], header="id,level,,")
    assert len(found) == 2


def test_a_wrong_day_is_one_error_and_leaves_the_old_file(cli, tmp_path):
    source, out = tmp_path / "p.csv", tmp_path / "o.csv"
    source.write_text("id,level\n1,mid\n")
    out.write_text("old")
    cli.refused("batch", source, "-o", out, "--as-of", "2040-01-01")
    assert out.read_text() == "old"


@pytest.mark.parametrize("name", ["o.json", "o.pdf", "o.xls", "o.md", "o.ods"])
def test_only_csv_and_xlsx_are_written(cli, tmp_path, name):
    source = tmp_path / "p.csv"
    source.write_text("id,level\n1,mid\n")
    cli.refused("batch", source, "-o", tmp_path / name)


# --- what is said of the talk

TALKS = (
    {"offer": "18/h", "need": "high"},
    {"offer": "18/h", "rival": "20/h written", "wanted": "low"},
    {"offer": "18/h", "said": "17/h", "changed": "nights", "current": "16/h"},
    {"about": "raise", "current": "18/h"},
    {"offer": "18/h", "steps": "17;18;19;20", "years": "5"},
    {"offer": "18/h", "final": "yes"},
    {"offer": "18/h", "pay_set": "class", "floor": "17/h"},
    {"offer": "19/h", "posted": "18-24/h"},
    {"offer": "12/h", "area": "Seattle, WA"},
    {"offer": "12/h", "area": "Seattle, WA", "need": "high"},
)
NEW = ("figure", "good_at", "law_first", "reach_total", "offer_counter", "conversation_about")
NEW += ("conversation_rival_amount", "conversation_rival_status", "conversation_final")


def test_a_row_with_more_said_of_the_talk_is_as_range_has_it(cli, tmp_path):
    names = sorted({name for talk in TALKS for name in talk} | {"id", "level", "area"})
    lines = []
    for number, talk in enumerate(TALKS):
        row = {"id": str(number), "level": "mid", "area": "Phoenix, AZ", **talk}
        lines.append(",".join(f'"{row.get(name, "")}"' for name in names))
    rows, _ = rated(cli, tmp_path, lines, header=",".join(names))
    for row, talk in zip(rows, TALKS, strict=True):
        words = {"area": "Phoenix, AZ", **talk}
        years = float(words.pop("years", 0)) or None
        one = target_range("mid", as_of=TODAY, years=years, **words).to_flat()
        for name in NEW:
            value = one.get(name)
            got = row[name]
            if isinstance(value, float):
                assert float(got) == value, (talk, name)
            else:
                assert got == ("" if value is None else str(value)), (talk, name)


def test_words_of_a_talk_that_do_not_go_together_are_refused_with_the_row(cli, tmp_path):
    header = "id,level,offer,about,final,changed"
    bad = ["1,mid,18/h,raise,,", "2,mid,18/h,,perhaps,", "3,mid,18/h,,,nights", "4,mid,18/h,,,"]
    rows, _ = rated(cli, tmp_path, bad, header=header, code=1)
    assert [row["id"] for row in rows] == ["4"]
    reasons = [row["reason"] for row in rejects(tmp_path)]
    assert [reason.split(":")[0] for reason in reasons] == ["current", "final", "changed"]


# --- a table of nothing but slips


def test_what_slips_are_compared_with_is_prepared_once_not_once_a_slip(monkeypatch):

    from negotiate.bulk.batch import rate
    from negotiate.model import text

    prepared = []
    real = text.Names.__init__
    monkeypatch.setattr(
        text.Names, "__init__", lambda self, known: (prepared.append(1), real(self, known))[1]
    )
    slips = {
        "level": [f"kong{n}" for n in range(200)],
        "area": [f"Phenix{n}" for n in range(200)],
        "certs": [f"phd{n}" for n in range(200)],
        "languages": [f"Klingon{n}" for n in range(200)],
        "industry": [f"moon{n}" for n in range(200)],
    }
    usual = {"level": "mid", "area": "US", "certs": "", "languages": "", "industry": ""}
    rows = [
        {"id": name, **usual, name: word, "years": "", "offer": ""}
        for name, words in slips.items()
        for word in words
    ]
    lookups = batches.lookups_of(date(2026, 11, 22))
    assert len(rate(pd.DataFrame(rows), lookups).rejects) == len(rows)
    assert len(prepared) <= 2 * len(slips)


def test_empty_cells_on_end_are_looked_at_once():
    """From every one of 100,000 to the end of all would take half a minute."""
    from negotiate.bulk.batch import _RISKY

    start = time.perf_counter()
    assert not _RISKY.search("\n" * 100_000)
    assert time.perf_counter() - start < 2
    for cell in ("\n\n=1", "a\n \t=1", "=1", "\u3000@x"):
        assert _RISKY.search(cell)
