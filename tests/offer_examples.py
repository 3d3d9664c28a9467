"""Offers that tests of several modules share."""

from __future__ import annotations

from negotiate.model.offer import (
    Bonus,
    Commute,
    Equity,
    Health,
    Offer,
    OtherItem,
    Remote,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
)

EVERYTHING = Offer(
    name="all",
    hourly=20.0,
    overtime_hours_per_week=4,
    overtime_low=1.0,
    overtime_high=8.0,
    shift=Shift(hours_per_week=10, rate=0.1),
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
