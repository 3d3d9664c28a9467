"""Where the ask and the counter come from, said in words."""

from __future__ import annotations

import pytest
from assessments import figure, offer

from negotiate.market.ask import Ask, WalkAway
from negotiate.market.assessment import Counter
from negotiate.market.minimum import InForce
from negotiate.market.reasons import reasons
from negotiate.model.results import Reach

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
        ("in-advert", ("up their own advert, as far as one call goes", *YOURS)),
        ("rival", ("3% (2% to 5%) above the offer you have in writing", *OURS)),
        ("step", ("the step of your years in their scale", "yours", "the scale")),
    ],
)
def test_where_the_counter_comes_from(stand, since, why):
    law = InForce(15.0, figure(15.0, source="a law"))
    made = offer(44_000.0, 52_000.0, counter_from=since)
    s = stand(offer=made, walk_away=WalkAway(45_000, "current"), minimum=law)
    assert reasons(s)[2:] == (("say", 52_000, *why),)


def test_a_reach_goes_up_from_the_lawful_and_says_its_share(stand):
    reach = Reach(total=0.05, parts=())

    def why(minimum):
        known = stand(offer=offer(30_000.0, 37_500.0), valuation={"minimum": minimum})
        counter = Counter(amount=37_500.0, set_by="reach", reach=reach)
        return reasons(known._replace(counter=counter))[-1].why

    assert why(30_000.0) == "5% above the offer"
    assert why(31_200.0) == "5% above the legal minimum"


def test_without_a_counter_the_ask_alone_is_explained(stand):
    assert len(reasons(stand())) == 2
    assert len(reasons(stand(offer=offer(60_000.0)))) == 2


def test_every_reason_stands_under_the_waterfall_with_its_source(cli):
    asked = ("--level", "senior", "--area", "Phoenix, AZ", "--offer", "22/h", "--explain")
    text = cli("range", *asked).out
    below = text[text.index("How the figures to say come about") :]
    for words in (
        "ask from",
        "the target",
        "ask up to",
        "say",
        "good enough",
        "Tandem anchoring: ",
    ):
        assert words in below
