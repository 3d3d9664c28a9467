"""Offers, terms and builders that tests of several modules share."""

from __future__ import annotations

import re
from dataclasses import replace

from conftest import TODAY
from hypothesis import strategies as st

from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts, load_state_overtime
from negotiate.files.lines import load_usual_asks
from negotiate.files.taxes import load_federal_tax, load_state_tax
from negotiate.model.comparison import Component, Law, OfferTotal
from negotiate.model.offer import (
    Bonus,
    Change,
    Commission,
    Commute,
    Draw,
    Equity,
    Health,
    HolidaysWorked,
    Offer,
    OnCall,
    OtherItem,
    Preferences,
    Remote,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
    Training,
)
from negotiate.model.tax import AfterTax, Taxes
from negotiate.offers.comparison import OfferContext, Terms, compare
from negotiate.offers.counted import counted
from negotiate.offers.totals import yearly_value

RULES = load_facts().rules
LIMIT = RULES.law.retirement_limit.value


PLAIN = Preferences()
SINGLE = load_federal_tax("single", 2026)
JOINT = load_federal_tax("joint", 2026)
STATES = sorted({row["state"] for row in read_rows("state_taxes.csv")})
TEXAS = Taxes(SINGLE, load_state_tax("TX", "single", 2026))
ARIZONA = Taxes(SINGLE, load_state_tax("AZ", "single", 2026))
SALARY = Offer(name="o", salary=50_000)
HOURLY = Offer(name="o", hourly=20.0)
PRICED = Preferences(value_of_time=10.0)

EVERYTHING = Offer(
    name="all",
    hourly=20.0,
    overtime_hours_per_week=4,
    overtime_low=1.0,
    overtime_high=8.0,
    shift=(Shift(hours_per_week=10, rate=0.1),),
    sign_on=SignOn(amount=500),
    bonus=(
        Bonus(name="owed", amount=1_000.0, guaranteed=True),
        Bonus(name="hoped", rate=0.05, payout=0.8, low=0.5, high=1.2),
        Bonus(name="open", amount=300.0),
    ),
    retirement=(
        RetirementTier(match_rate=1.0, up_to=0.03, your_contribution=0.05, max_dollars=900.0),
        RetirementTier(match_rate=0.5, up_to=0.05, vested_share=0.6),
        RetirementTier(match_rate=0.1),
    ),
    health=Health(premium_monthly=80, employer_value=5_000, hsa_employer=400, out_of_pocket=900),
    equity=Equity(total=8_000),
    commute=Commute(
        miles_one_way=9,
        days_per_week=3,
        minutes_one_way=25,
        cost_per_mile=0.3,
        parking_monthly=40,
        transit_monthly=15,
    ),
    remote=Remote(stipend_monthly=50),
    time_off=TimeOff(days=12, holidays=8),
    other=(
        OtherItem(name="meals", amount=600.0, kind="benefit"),
        OtherItem(name="spiffs", amount=700.0, kind="pay", guaranteed=False),
        OtherItem(name="dues", amount=200.0, kind="cost", guaranteed=False),
        OtherItem(name="owed too", amount=100.0, kind="pay"),
    ),
)
"""An offer with every part there can be."""


NIGHTS = Offer(
    name="nights",
    hourly=21.75,
    overtime_hours_per_week=4,
    overtime_low=0,
    overtime_high=12,
    hours_per_week=36,
    shift=(Shift(hours_per_week=40, rate=0.10),),
    bonus=(
        Bonus(name="quality", amount=3_600, payout=0.7, low=0.2, high=1.1),
        Bonus(name="team", rate=0.05, payout=0.5, low=0.0, high=1.0),
    ),
)
"""A night agent whose overtime and bonuses have bounds."""


def weigh(*offers, prefs=PLAIN, as_of=TODAY, laws=()):
    terms = Terms(
        prefs=prefs,
        rules=RULES,
        usual_asks=load_usual_asks(),
        as_of=as_of,
    )
    laws = (*laws, *[Law()] * (len(offers) - len(laws)))
    return compare(offers, [OfferContext(law=law) for law in laws], terms)


NIGHT = Offer(
    name="night agent",
    hourly=21.75,
    overtime_hours_per_week=4,
    shift=(Shift(hours_per_week=40, rate=0.10),),
    bonus=(Bonus(name="incentive", amount=3600, payout=0.7),),
)


LEAD = Offer(
    name="team lead",
    salary=54_000,
    exempt=True,
    overtime_hours_per_week=6,
    bonus=(Bonus(name="team bonus", rate=0.08, payout=0.75),),
    retirement=(RetirementTier(match_rate=0.04, your_contribution=0.06),),
    health=Health(out_of_pocket=5_244.40),
)


shares = st.integers(0, 20).map(lambda x: x / 20)


bonuses = st.builds(
    Bonus,
    name=st.just("bonus"),
    amount=st.integers(0, 8_000).map(float),
    payout=shares,
    discretionary=st.booleans(),
)


offers = st.builds(
    Offer,
    name=st.sampled_from(["a", "b", "c"]),
    hourly=st.integers(15, 45).map(float),
    hours_per_week=st.sampled_from([30.0, 37.5, 40.0]),
    exempt=st.booleans(),
    overtime_hours_per_week=st.sampled_from([0.0, 3.0, 8.0]),
    shift=st.lists(
        st.builds(
            Shift,
            hours_per_week=st.sampled_from([0.0, 20.0, 60.0]),
            rate=st.sampled_from([0.05, 0.1]),
        ),
        max_size=2,
    ).map(tuple),
    health=st.builds(Health, premium_monthly=st.integers(0, 400).map(float)),
    time_off=st.builds(TimeOff, days=st.integers(0, 30).map(float)),
    commute=st.builds(
        Commute,
        miles_one_way=st.integers(0, 30).map(float),
        minutes_one_way=st.integers(0, 60).map(float),
        cost_per_mile=st.sampled_from([0.25, 0.4]),
    ),
    sign_on=st.builds(SignOn, amount=st.sampled_from([0.0, 1500.0])),
    equity=st.builds(Equity, total=st.sampled_from([0.0, 8_000.0])),
    bonus=st.lists(bonuses, max_size=1).map(tuple),
    retirement=st.sampled_from(
        [
            (),
            (RetirementTier(match_rate=0.5, up_to=0.06),),
            (RetirementTier(match_rate=0.04, your_contribution=0.05),),
        ]
    ),
)


varied = st.builds(
    lambda offer, more: replace(offer, **more),
    offers,
    st.fixed_dictionaries(
        {},
        optional={
            "change": st.lists(
                st.builds(
                    Change,
                    after_days=st.integers(1, 500),
                    add=st.integers(1, 8).map(lambda quarters: quarters / 4),
                    in_writing=st.booleans(),
                ),
                min_size=1,
                max_size=2,
            ).map(tuple),
            "training": st.builds(Training, weeks=st.integers(1, 10), hourly=st.just(14.0)),
            "commission": st.builds(Commission, expected=st.integers(1, 9).map(lambda x: x * 3e3)),
            "draw": st.builds(Draw, monthly=st.just(1_000.0), recoverable=st.booleans()),
            "on_call": st.builds(OnCall, hours_per_week=st.just(5), dollars_per_hour=st.just(3)),
            "holidays_worked": st.builds(HolidaysWorked, days=st.integers(1, 8)),
            "benefits_after_days": st.sampled_from([30, 90]),
            "weeks_in_turn": st.sampled_from([(36.0, 48.0), (45.0,)]),
            "hours_per_day": st.sampled_from([9.0, 12.0]),
            "other": st.builds(
                OtherItem,
                name=st.just("x"),
                amount=st.just(300.0),
                kind=st.sampled_from(["pay", "benefit", "cost"]),
                when=st.sampled_from(["monthly", "once"]),
            ).map(lambda item: (item,)),
        },
    ),
)
"""Offers whose pay changes, comes once, or by weeks that are not five eights."""


preferences = st.builds(
    Preferences,
    horizon_years=st.integers(1, 4),
    value_of_time=st.sampled_from([0.0, 12.0]),
    time_off=st.sampled_from(["time", "day-rate"]),
    discount_rate=st.sampled_from([0.0, 0.04]),
)


def placed(offer, state, minimum=12.0):
    """The offer where a state's law on overtime holds."""
    return counted(offer, load_state_overtime(state, minimum), TODAY)


def value_of(offer, prefs=PLAIN):
    return yearly_value(offer, prefs, RULES)


OFFER_TEXT = '[[offer]]\nname = "{}"\nsalary = {}\narea = "{}"\n'


BONUS_TEXT = '[[offer.bonus]]\nname = "b"\namount = 9000\npayout = 0.5\n'


def flat(name, low, high, amount=10_000.0, base=40_000.0):
    """An offer whose bonus is uniform between two payouts."""
    middle = (low + high) / 2
    bonus = Bonus(name="b", amount=amount, payout=middle, low=low, high=high)
    return Offer(name=name, salary=base, bonus=(bonus,))


TWO_TEXT = '[[offer]]\nname = "A"\nsalary = 50000\n[[offer]]\nname = "B"\nsalary = 51000\n'


def keys_only(said: str) -> str:
    """What is said of mistakes, without the offer and the line that stand behind each key."""
    return re.sub(r"(?m)((?:offer|preferences)[\w.\[\]]*) \(.*?\)(?=: )", r"\1", said)


def written(tmp_path, text, name="offers.toml"):
    """A file with the text."""
    file = tmp_path / name
    file.write_text(text)
    return file


OVERTIME = Component(
    name="overtime",
    kind="conditional_pay",
    amount=4_000.0,
    how="",
    key="overtime_hours_per_week",
)


def offer_total(name, guaranteed, *more, level=None, hours=2080.0, real=None):
    """A total of guaranteed pay and further components (kind, amount)."""
    parts = [
        Component(name="base pay", kind="guaranteed_pay", amount=guaranteed, how="", key="base")
    ]
    parts += [
        Component(name=kind, kind=kind, amount=amount, how="", key=kind) for kind, amount in more
    ]
    net = None
    if real is not None:
        net = AfterTax(**dict.fromkeys(AfterTax._fields, None) | {"real": real})
    return OfferTotal(
        name=name,
        level=level,
        base=guaranteed,
        total=sum(part.amount for part in parts),
        horizon_total=0.0,
        paid_hours=hours,
        hours_given=hours,
        components=tuple(parts),
        after_tax=net,
    )
