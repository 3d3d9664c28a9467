"""A comparison of offers as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from negotiate.model.comparison import (
    BreakEven,
    Comparison,
    ContractorRate,
    Home,
    Kept,
    Kind,
    OfferTotal,
    Swing,
)
from negotiate.model.money import MONTHS
from negotiate.model.tax import AfterTax, Taxes
from negotiate.model.text import clean, listing
from negotiate.render.document import Bar, Bars, Block, Column, Document, Lines, Table
from negotiate.render.sources import source_lines

_GROUPS: tuple[tuple[Kind, str], ...] = (
    ("guaranteed_pay", "Guaranteed pay"),
    ("conditional_pay", "Hoped-for pay"),
    ("benefit", "Benefits"),
    ("cost", "Costs"),
    ("one_time", "Once"),
    ("time", "Time"),
)
_BREAK_EVENS, _ASKS, _SWINGS = 4, 3, 8
MOST_CHANCES = 4
_OVERTIME = "overtime_hours_per_week"
_PROMISED = "change"
_MOST_MONTHS = 36
_LONGEST = 28
"""Longer names are cut in the table; the verdict has them whole."""


def compare_document(result: Comparison, *, explain: bool = False) -> Document:
    """What the screen says: the verdict first, then the table, the picture, and what to do."""
    offers = result.offers
    blocks: list[Block] = [
        Lines(items=tuple(headline(result))),
        comparison_table(result),
        _bars(offers),
    ]
    if ties := tuple(tie_lines(result.break_even)):
        shown = ties if explain else ties[:_BREAK_EVENS]
        blocks.append(Lines(title="They would tie if", items=shown))
    blocks.append(Lines(title="Worth asking for", items=tuple(ask_lines(result, explain))))
    if result.cautions:
        blocks.append(Lines(items=result.cautions, kind="caution"))
    if explain:
        blocks += _reasons(result)
    below = tuple(notes(result))
    if not explain:
        below = (*below, "Next: --explain shows every dollar; -o report.html makes a page.")
    blocks.append(Lines(items=below, kind="small"))
    years = "" if result.horizon_years == 1 else f" over {span(result)}"
    return Document(title=f"Total compensation a year{years}, before tax", blocks=tuple(blocks))


def span(result: Comparison) -> str:
    """The horizon in words."""
    years = result.horizon_years
    if years != int(years):
        return f"{years * MONTHS:.0f} months"
    return "1 year" if years == 1 else f"{years} years"


def headline(result: Comparison) -> Iterator[str]:
    """The verdict, the odds, and when the lead changes."""
    yield result.lead.verdict if result.lead else _alone(result.offers[0])
    if result.lead and result.lead.status != "tie" and result.horizon_years > 1:
        yield _over_years(result)
    elif result.lead and result.ahead_from and result.crossover is None:
        yield _ahead_from(result)
    yield from map(_contractor, result.contractor)
    yield from map(_kept, result.kept)
    if result.odds:
        yield _chances(result, result.odds)
    elif result.odds_need:
        overtime = any(need.key == _OVERTIME for need in result.odds_need)
        named = " (overtime_low and overtime_high for overtime)" if overtime else ""
        items = listing([need.text for need in result.odds_need])
        yield f"For the odds, give low and high of {items} in the file{named}."
    elif result.lead and result.lead.depends_on:
        what = listing(result.lead.depends_on, "and")
        yield f"No odds: the lead hangs on {what}. Ask first."


def _chances(result: Comparison, odds: Mapping[str, float]) -> str:
    """The odds of the likeliest, and why another than the first may come out best more often."""
    ranked = sorted(odds.items(), key=lambda pair: -pair[1])
    said = [f"{name} {in_words(chance)}" for name, chance in ranked[:MOST_CHANCES]]
    if rest := ranked[MOST_CHANCES:]:
        said.append(f"the others together {in_words(sum(chance for _, chance in rest))}")
    text = f"Chance of coming out best: {', '.join(said)}."
    first, best = result.offers[0].name, result.wins_more_often
    if best is None:
        return text
    why = f"{best} wins more often, but falls further when it does not"
    return f"{text} {why}: on average {first} is worth more."


def _over_years(result: Comparison) -> str:
    """What the gap is worth over the horizon, and the year the lead changes."""
    first, second = result.offers[:2]
    gap = money(first.horizon_total - second.horizon_total)
    text = f"Over {span(result)} {first.name} is {gap} above {second.name}, before tax."
    if result.crossover is None:
        return text
    before, year = result.offers[result.crossover.before].name, result.crossover.year
    return (
        f"{text} At the end of year {year - 1} {before} is still ahead; from year {year} "
        f"{first.name} is, all years counted together."
    )


def _ahead_from(result: Comparison) -> str:
    """From which month the first offer is ahead, where another starts better."""
    first, month = result.offers[0].name, result.ahead_from
    return f"Counted month by month {first} is ahead from month {month}; before that it is behind."


def _contractor(rate: ContractorRate) -> str:
    """What a contractor's rate comes to as an employee, and what it would have to be."""
    text = f"{rate.offer}: ${rate.rate:,.2f} an hour as a contractor"
    if rate.as_employee is not None:
        text += f" leaves what ${rate.as_employee:,.2f} would leave an employee"
    if rate.needs is not None:
        text += f"; to leave as much as {rate.against} it would have to be ${rate.needs:,.2f}"
    return f"{text}, after tax."


def _kept(kept: Kept) -> str:
    """What stays of the pay an offer has more than the present job."""
    lost = ", credits that shrink counted" if kept.stays < kept.more / 2 else ""
    stays = f"{money(kept.stays)} stays" if kept.stays >= 0.5 else "nothing stays"
    return (
        f"{kept.offer} pays {money(kept.more)} a year more than {kept.current}: of that {stays} "
        f"after taxes and premiums{lost}."
    )


FRACTIONS = tuple(
    (ones / parts, f"about {ones} in {parts}")
    for parts, many in (
        (2, (1,)),
        (3, (1, 2)),
        (4, (1, 3)),
        (5, (1, 2, 3, 4)),
        (7, (1, 6)),
        (10, (1, 3, 7, 9)),
        (20, (1, 19)),
    )
    for ones in many
)
_PLAIN_BEYOND = 0.035


def in_words(chance: float) -> str:
    """A chance as people say it: never none at all, and never certain."""
    if chance >= 0.99:
        return "over 99%"
    if chance <= 0.01:
        return "under 1%"
    if not _PLAIN_BEYOND < chance < 1 - _PLAIN_BEYOND:
        return f"{chance:.0%}"
    words = min(FRACTIONS, key=lambda pair: abs(pair[0] - chance))[1]
    return f"{words} ({chance:.0%})"


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
    """Which local taxes are counted, with the year of their rates."""
    named = {
        f"{tax.name} ({tax.year})": None
        for net in taxed
        for tax in net.taxes.local
        if tax.whole_state or tax.name in dict(net.take_home.local)
    }
    return listing(list(named), "and") if named else "none on file there"


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


def _alone(offer: OfferTotal) -> str:
    return (
        f"{offer.name} comes to {money(offer.total)} a year, "
        f"{money(offer.sum('guaranteed_pay'))} of it guaranteed. Add a second offer to compare."
    )


def comparison_table(result: Comparison) -> Table:
    """Offers as columns, components in groups as rows, with subtotals and the difference."""
    offers = result.offers
    rows: list[tuple[str, ...]] = []
    for kind, group in _GROUPS:
        title = group
        if kind == "one_time" and result.horizon_years != 1:
            title = f"Once, spread over {span(result)}"
        names = dict.fromkeys(c.name for o in offers for c in o.components if c.kind == kind)
        if not names:
            continue
        amounts = [[_amount(o, kind, name) for o in offers] for name in names]
        if kind == "time" and not any(any(row) for row in amounts):
            continue
        label = title if len(names) > 1 else f"{title}: {next(iter(names))}"
        rows.append((label, *(_cell(o.sum(kind)) for o in offers)))
        # Below their sum, so that no item can be taken for part of what stands above it.
        if len(names) > 1:
            rows += [
                (f"  {name}", *map(_cell, row)) for name, row in zip(names, amounts, strict=True)
            ]
    rows.append(("Total", *(_cell(o.total) for o in offers)))
    if len(offers) > 1:
        gaps = (_cell(o.total - offers[0].total) for o in offers[1:])
        rows.append(("Against the first", "", *gaps))
    rows.append(("Hours it takes, way included", *(f"{o.hours_given:,.0f}" for o in offers)))
    rows.append(("Pay per such hour", *(per_hour(o.per_hour_given) for o in offers)))
    rows.append(("Per paid hour", *(per_hour(o.per_paid_hour) for o in offers)))
    rows += _after_tax_rows(result)
    if any(o.place for o in offers):
        rows.append(("Base against usual pay", *(_place(o) for o in offers)))
    columns = (Column(""), *(Column(clean(o.name, _LONGEST), number=True) for o in offers))
    sums = (*(title for _, title in _GROUPS), "Total")
    strong = frozenset(i for i, row in enumerate(rows) if _sums_up(row[0], sums))
    return Table(title="", columns=columns, rows=tuple(rows), strong=strong)


def _sums_up(label: str, sums: tuple[str, ...]) -> bool:
    return label.partition(":")[0].partition(",")[0] in sums


def _after_tax_rows(result: Comparison) -> list[tuple[str, ...]]:
    nets = [offer.after_tax for offer in result.offers]
    if not any(nets):
        return []
    first = ", year one" if result.horizon_years != 1 else ""
    where = "US" if result.home.area == "US" else "home"
    return [
        (f"Take-home{first}", *(_cell(n.take_home.amount) if n else "?" for n in nets)),
        ("  if only guaranteed pay comes", *(_cell(n.guaranteed) if n else "?" for n in nets)),
        (f"Total after tax, {where} prices", *(_real(n) for n in nets)),
    ]


def _real(net: AfterTax | None) -> str:
    return "?" if net is None or net.real is None else _cell(net.real)


def _amount(offer: OfferTotal, kind: Kind, name: str) -> float:
    return sum(c.amount for c in offer.components if c.kind == kind and c.name == name)


def _cell(amount: float) -> str:
    if abs(amount) < 0.5:
        return "-"
    return f"{amount:,.0f}"


def per_hour(amount: float | None) -> str:
    """Dollars and cents an hour."""
    return "-" if amount is None else f"{amount:,.2f}"


def _place(offer: OfferTotal) -> str:
    return f"{offer.place.compa_ratio:.0%} of middle" if offer.place else "-"


def _bars(offers: Sequence[OfferTotal]) -> Bars:
    kinds: tuple[Kind, ...] = ("guaranteed_pay", "conditional_pay", "benefit")
    return Bars(
        rows=tuple(
            Bar(
                label=clean(offer.name, _LONGEST),
                parts=tuple(max(0.0, offer.sum(kind)) for kind in kinds),
                text=money(offer.total),
            )
            for offer in offers
        ),
        legend=("guaranteed", "hoped for", "benefits"),
    )


def tie_lines(rows: Sequence[BreakEven]) -> Iterator[str]:
    """Attainable break-evens in words, nearest first."""
    for row in rows:
        if row.needs is None or _value(row.needs, row.unit) == _value(row.now, row.unit):
            continue
        if row.offer is None:
            yield f"an hour of your time were worth {_value(row.needs, row.unit)} to you."
            continue
        if row.far:
            continue
        what = row.component if row.component != "base" else "base pay"
        yield (
            f"{row.offer}: {what} were {_value(row.needs, row.unit)}, "
            f"not {_value(row.now, row.unit)}."
        )


def _value(amount: float, unit: str) -> str:
    if unit.startswith("share"):
        of = unit.removeprefix("share").strip()
        return f"{_three_digits(amount * 100)}%" + (f" {of}" if of else "")
    if unit == "%":
        return f"{_three_digits(amount)}%"
    if unit.startswith("$"):
        per = unit.removeprefix("$").replace("/", " a ")
        cents = 2 if per in (" a hour", " a mile", " a paycheck") else 0
        return f"{'-' if amount < 0 else ''}${abs(amount):,.{cents}f}" + per.replace(
            "a hour", "an hour"
        )
    return f"{_three_digits(amount)} {unit.replace('/', ' a ')}"


def _three_digits(amount: float) -> str:
    """A number to three digits, without an exponent; next to nothing is 0."""
    if abs(amount) < 1e-3:
        return "0"
    rounded = float(f"{amount:.3g}")
    return f"{rounded:,.6f}".rstrip("0").rstrip(".")


def ask_lines(result: Comparison, explain: bool) -> Iterator[str]:
    """What to ask each employer for, a line an offer; the first few, or all to explain."""
    for offer in result.offers:
        asks = [ask for ask in result.asks if ask.offer == offer.name]
        parts = []
        for ask in asks if explain else asks[:_ASKS]:
            value = ask.worth or ask.day_rate_value
            hours = f"{ask.hours:,.0f} hours" if ask.hours else ""
            known = " and ".join(filter(None, (money(value) if value else "", hours)))
            parts.append(f"{ask.ask} ({known})" if known else ask.ask)
        yield f"{offer.name}: {', '.join(parts)}."


def _reasons(result: Comparison) -> Iterator[Block]:
    """Every dollar, what comes off it, what moves the result, and the years one by one."""
    if result.sensitivity:
        yield _swings(result)
    yield from over_time_tables(result)
    for offer in result.offers:
        yield components_table(offer)
        if offer.after_tax:
            yield taxes_table(offer, offer.after_tax)
    if result.sources:
        yield source_lines(result.sources)


def _swings(result: Comparison) -> Bars:
    return Bars(
        title=f"What moves the lead of {clean(result.offers[0].name, _LONGEST)} most",
        rows=tuple(
            Bar(
                label=clean(swing_name(swing), 46),
                parts=(swing.swing,),
                text=f"{money(swing.lead_low)} to {money(swing.lead_high)}",
            )
            for swing in result.sensitivity[:_SWINGS]
        ),
        legend=("the lead from low to high",),
    )


def swing_name(swing: Swing) -> str:
    """An uncertain number and how far it goes."""
    name = f"{swing.item}{_reach(swing)}"
    return f"{swing.offer}: {name}" if swing.offer else name


def _reach(swing: Swing) -> str:
    low, high = swing.low, swing.high
    if swing.key == "retirement":
        return ""
    if swing.key.startswith("bonus"):
        return f", {low:.0%} to {high:.0%} paid"
    if swing.key == _PROMISED:
        return ", none to as said"
    if swing.key == "overtime_hours_per_week":
        return f", {low:g} to {high:g} h a week"
    if swing.key == "commute.cost_per_mile":
        return f", {low * 100:.3g} to {high * 100:.3g} cents"
    return f", ${low:,.0f} to ${high:,.0f}"


def over_time_tables(result: Comparison) -> tuple[Table, ...]:
    """What comes in each year and month, and what has come so far; months for three years."""
    years = [(f"{year.year}", year.totals, year.together) for year in result.years]
    if years and result.horizon_years != len(years):
        years[-1] = (f"{len(years)}, in part", *years[-1][1:])
    months = [(f"{month.month}", month.totals, month.together) for month in result.months]
    return (*_over_time(result, "year", years), *_over_time(result, "month", months[:_MOST_MONTHS]))


def _over_time(
    result: Comparison,
    unit: str,
    times: Sequence[tuple[str, tuple[float, ...], tuple[float, ...]]],
) -> tuple[Table, ...]:
    if not times:
        return ()
    names = [Column(clean(offer.name, _LONGEST), number=True) for offer in result.offers]
    columns = (Column(unit), *names)
    each = [(at, amounts) for at, amounts, _ in times]
    together = [(at, amounts) for at, _, amounts in times]
    return tuple(
        Table(
            title=title,
            columns=columns,
            rows=tuple((at, *(f"{x:,.0f}" for x in amounts)) for at, amounts in rows),
        )
        for title, rows in (
            (f"{unit.capitalize()} by {unit}", each),
            (f"All {unit}s so far", together),
        )
    )


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


def components_table(offer: OfferTotal) -> Table:
    """Every component of an offer with its arithmetic."""
    return Table(
        title=f"{offer.name}, dollar by dollar",
        columns=(Column("component"), Column("a year", number=True), Column("how")),
        rows=tuple((c.name, f"{c.amount:,.2f}", c.how) for c in offer.components),
    )


def money(amount: float) -> str:
    """Whole dollars, with a minus before the sign."""
    return f"{'-' if amount <= -0.5 else ''}${abs(amount):,.0f}"


def compare_records(result: Comparison) -> list[dict[str, object]]:
    """A row an offer for CSV: the scalars of the JSON, nested ones joined by `_`."""
    rows = []
    for offer in result.to_dict()["offers"]:
        flat = {k: v for k, v in offer.items() if not isinstance(v, list | dict)}
        place = offer["place"] or {"target": None, "percentile": None, "compa_ratio": None}
        rows.append(flat | {f"place_{key}": value for key, value in place.items()})
    return [{key: value for key, value in row.items() if key != "place"} for row in rows]
