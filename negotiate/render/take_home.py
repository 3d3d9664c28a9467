"""What is left of an offer after taxes, and what that stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import (
    Comparison,
    Home,
    OfferTotal,
)
from negotiate.model.tax import AfterTax, Taxes
from negotiate.model.text import listing
from negotiate.render.document import Column, Table


def notes(result: Comparison) -> Iterator[str]:
    """What the take-home figures stand on."""
    taxed = [offer.after_tax for offer in result.offers if offer.after_tax]
    if not taxed and not any(offer.stateless for offer in result.offers):
        return
    if not taxed:
        yield "For take-home pay, give each offer an area, or home_area under [preferences]."
        return
    year = taxed[0].taxes.federal.year
    states = listing(list(dict.fromkeys(net.taxes.state.state for net in taxed)), "and")
    equity = "; equity is not taxed" if _has(result, "equity.total") else ""
    yield (
        f"Take-home: federal and state rules of {year} ({states}; {_household(result.home)}), "
        f"standard deduction. Local taxes: {_local(taxed)}. Your own saving is not taken "
        f"off{equity}."
    )
    for offer in result.offers:
        if offer.after_tax and (text := _two_states(offer.after_tax.taxes)):
            yield f"{offer.name}: {text}"


_FILING = {"single": "single", "joint": "joint, one earner", "head": "head of household"}


def _household(home: Home) -> str:
    """How taxes are filed, and whose credits count."""
    filing = _FILING[home.filing]
    if not home.children:
        return filing
    many = "1 child" if home.children == 1 else f"{home.children} children"
    return f"{filing}, {many}, child and earned income credits counted"


def _local(taxed: Sequence[AfterTax]) -> str:
    """Which local taxes are counted, with the year of their rates, and which take nothing."""
    owed: dict[str, bool] = {}
    for net in taxed:
        for tax in net.taxes.local:
            named = f"{tax.name} ({tax.year})"
            due = tax.whole_state or tax.name in dict(net.take_home.local)
            owed[named] = owed.get(named, False) or due
    counted = [name for name, due in owed.items() if due]
    nothing = [name for name, due in owed.items() if not due]
    texts = [listing(counted, "and")] if counted else []
    if nothing:
        texts.append(f"{listing(nothing, 'and')} nothing on such pay")
    return "; ".join(texts) or "none on file there"


def _two_states(taxes: Taxes) -> str:
    """How the taxes of a home and a workplace in two states go together."""
    if taxes.work is None or taxes.both_tax:  # that is said in a caution
        return ""
    home, work = taxes.state.state, taxes.work.state
    if taxes.reciprocal:
        text = f"{work} leaves the pay of people from {home} to {home}"
        text += ": give the employer its form for that." if any(taxes.work.income) else "."
    elif any(taxes.state.income):
        text = f"{home} taxes the pay, for you live there; {work} has no income tax."
    else:
        text = f"{work} taxes the pay, for you work there; {home} has no income tax."
    if any(taxes.state.payroll) or any(taxes.work.payroll):
        text += f" Payroll taxes are {work}'s."
    return text


def _has(result: Comparison, key: str) -> bool:
    return any(c.key == key for offer in result.offers for c in offer.components)


def taxes_table(offer: OfferTotal, net: AfterTax) -> Table:
    """What comes off the pay of year one, line by line."""
    home, state = net.take_home, net.taxes.state
    by = dict(net.taxes.federal.sources)
    rows = (
        ("guaranteed and hoped-for pay", home.pay, "year one, before tax"),
        ("health premium", -home.premiums, "before tax"),
        ("own health plan", -home.own_plan, "from taxed money"),
        ("federal income tax", -home.federal, by["income"]),
        ("Social Security", -home.social_security, by["social security"]),
        ("Medicare", -home.medicare, by["medicare"]),
        (f"{state.state} income tax", -home.state_income, state.source),
        *_of_work(net),
        *((f"{name}, local tax", -due, _source_of(name, net)) for name, due in home.local),
        *_credits(net),
    )
    shown = [(name, f"{amount:,.2f}", how) for name, amount, how in rows if abs(amount) >= 0.005]
    return Table(
        title=f"{offer.name}, what is left",
        columns=(Column("of pay"), Column("a year", number=True), Column("source")),
        rows=(*shown, ("take-home", f"{home.amount:,.2f}", "")),
        strong=frozenset({len(shown)}),
    )


def _of_work(net: AfterTax) -> Iterator[tuple[str, float, str]]:
    """What the state of work takes, where it is another one, and payroll taxes."""
    home, work = net.take_home, net.taxes.work
    if work is not None:
        yield f"{work.state} income tax", -home.work_income, work.source
    payroll = work or net.taxes.state
    sources = "; ".join((payroll.source, *payroll.premium_sources))
    yield f"{payroll.state} payroll taxes", -home.state_payroll, sources


def _source_of(name: str, net: AfterTax) -> str:
    """The source of a local tax and the year of its rate."""
    tax = next(tax for tax in net.taxes.local if tax.name == name)
    return f"{tax.source} ({tax.year})"


def _credits(net: AfterTax) -> Iterator[tuple[str, float, str]]:
    home, rules = net.take_home, net.taxes.federal.credits
    source = "; ".join(rules.sources) if rules else ""
    yield "child tax credit", home.child_credit, source
    yield "earned income credit", home.earned_credit, source
