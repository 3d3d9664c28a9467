"""Where the ask and the counter come from, said in words."""

from __future__ import annotations

import pytest
from assessments import figure, offer

from negotiate.market.ask import Ask, WalkAway
from negotiate.market.minimum import InForce
from negotiate.market.reasons import reasons

YOURS = ("yours", "the advert")
OURS = ("assumption", "Project assumption")
STUDY = ("assumption", "Tandem anchoring")


@pytest.mark.parametrize(
    ("since", "why"),
    [
        (("target", "width"), ("the target", None, "")),
        (("reservation", "width"), ("3% (2% to 5%) above your floor", *OURS)),
        (("inside", "width"), ("the target, held inside the advert", *YOURS)),
    ],
)
def test_where_the_ask_begins(stand, since, why):
    s = stand(ask=Ask(50_000, 54_000, None, False, *since), walk_away=WalkAway(48_000, "floor"))
    assert reasons(s)[0] == ("ask from", 50_000, *why)


@pytest.mark.parametrize(
    ("since", "why"),
    [
        ("width", ("8% (5% to 10%) above its lower end", *STUDY)),
        ("least", ("3% (2% to 5%) above its lower end: less is heard as one number", *STUDY)),
        ("band", ("the top of the band", None, "")),
        ("finds", ("the highest of your finds", "yours", "your own finds")),
        ("advert", ("the top of the advert", *YOURS)),
    ],
)
def test_where_the_ask_ends(stand, since, why):
    s = stand(ask=Ask(50_000, 54_000, high_from=since))
    assert reasons(s)[1:] == (("ask up to", 54_000, *why),)


def test_an_ask_of_one_figure_has_one_row(stand):
    s = stand(ask=Ask(54_000, 54_000, (40_000, 54_000), False, "advert", "advert"))
    assert reasons(s) == (("ask", 54_000, "the top of the advert", *YOURS),)


@pytest.mark.parametrize(
    ("since", "why"),
    [
        ("ask", ("the top of the ask", None, "")),
        ("said", ("the number you said before", "yours", "")),
        ("reservation", ("3% (2% to 5%) above your pay now", *OURS)),
        ("advert", ("the top of the advert", *YOURS)),
        ("minimum", ("the legal minimum of Here", "published", "a law")),
        (
            "reach",
            ("20% (10% to 25%) above the offer, as far as one call usually reaches", *OURS),
        ),
    ],
)
def test_where_the_counter_comes_from(stand, since, why):
    law = InForce(15.0, figure(15.0, source="a law"))
    made = offer(44_000.0, 52_000.0, counter_from=since)
    s = stand(offer=made, walk_away=WalkAway(45_000, "current"), minimum=law)
    assert reasons(s)[2:] == (("counter", 52_000, *why),)


def test_under_the_minimum_a_call_reaches_from_the_minimum_up(stand):
    made = offer(30_000.0, 37_500.0, counter_from="reach")
    at = stand(offer=made, valuation={"minimum": 30_000.0})
    under = stand(offer=made, valuation={"minimum": 31_200.0})
    assert " above the offer, " in reasons(at)[-1].why
    assert " above the legal minimum, " in reasons(under)[-1].why


def test_without_a_counter_the_ask_alone_is_explained(stand):
    assert len(reasons(stand())) == 2
    assert len(reasons(stand(offer=offer(60_000.0)))) == 2


def test_every_reason_stands_under_the_waterfall_with_its_source(cli):
    asked = ("--level", "senior", "--area", "Phoenix, AZ", "--offer", "22/h", "--explain")
    text = cli("range", *asked).out
    below = text[text.index("How the figures to say come about") :]
    for words in ("ask from", "the target", "ask up to", "counter", "Tandem anchoring: "):
        assert words in below
