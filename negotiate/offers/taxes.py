"""Taxes on pay. Rules: docs/METHOD.md, "After tax"."""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.results import MoreAfterTax
from negotiate.model.tax import ChildCredits, FederalTax, StateTax, TakeHome, Taxes
from negotiate.offers.local_taxes import TaxedPay, local_taxes
from negotiate.offers.schedule import by_schedule, interpolate


class YearOfPay(NamedTuple):
    """The pay of a year, and what of it is taxed otherwise. Dollars."""

    pay: float
    premiums: float = 0.0
    """Of the employer's health plan: they come off before every tax."""
    own_plan: float = 0.0
    """Premiums of one's own health plan, from taxed money."""
    deductible_overtime: float = 0.0
    """The half-time part of overtime in `pay`."""
    contractor: bool = False
    """True: both halves of the payroll taxes are the person's own."""


class _Income(NamedTuple):
    """What income taxes are on."""

    pay: float
    wages: float
    """Less premiums of the employer's plan; of a contractor, less half the payroll taxes."""
    overtime: float
    """The half-time part of overtime that federal tax leaves out."""
    half_time: float
    """All of the half-time part, in years in which it may be left out."""
    year: int


def take_home(year: YearOfPay, taxes: Taxes, rules: Rules, when: int | None = None) -> TakeHome:
    """What is left of a year's pay.

    A part of the half-time part of overtime is deducted from federal taxable pay (26 USC 225), to
    the last year of that rule. `when` is the year of the pay, where it is not that of the rules.
    """
    if year.contractor:
        return _of_contractor(year, taxes, rules, when)
    wages = max(0.0, year.pay - year.premiums)
    federal, now = taxes.federal, when or taxes.federal.year
    half_time = year.deductible_overtime if now <= federal.overtime_last_year else 0.0
    overtime = overtime_deduction(half_time, wages, federal)
    income = _Income(pay=year.pay, wages=wages, overtime=overtime, half_time=half_time, year=now)
    taxable = max(0.0, wages - federal.standard_deduction - overtime)
    payroll = taxes.work or taxes.state
    home = TakeHome(
        pay=year.pay,
        premiums=year.premiums,
        own_plan=year.own_plan,
        federal=by_schedule(taxable, federal.income),
        social_security=by_schedule(wages, federal.social_security),
        medicare=by_schedule(wages, federal.medicare),
        state_income=0.0,
        state_payroll=state_payroll(_of_state(income, payroll), payroll),
    )
    return _with_states(_with_credits(home, wages, federal.credits), income, taxes)


def more_after_tax(before: YearOfPay, after: YearOfPay, taxes: Taxes, rules: Rules) -> MoreAfterTax:
    """What stays of the pay one year has more than another, and what takes the rest."""
    old, new = take_home(before, taxes, rules), take_home(after, taxes, rules)
    state, of_children = taxes.state, taxes.federal.credits
    taken = {
        "federal income tax": (new.federal - new.credits) - (old.federal - old.credits),
        "Social Security and Medicare": new.social_security
        + new.medicare
        - old.social_security
        - old.medicare,
        f"{state.state} income tax": new.state_income - old.state_income,
        f"{state.state} payroll taxes": new.state_payroll - old.state_payroll,
    }
    owed = dict(old.local)
    taken |= {f"{name} local tax": due - owed.get(name, 0.0) for name, due in new.local}
    return MoreAfterTax(
        more=new.pay - old.pay,
        stays=new.amount - old.amount,
        taken=tuple((what, amount) for what, amount in taken.items() if amount),
        filing=taxes.federal.filing,
        children=of_children.children if of_children else 0,
        year=taxes.federal.year,
    )


def _of_contractor(
    year: YearOfPay, taxes: Taxes, rules: Rules, when: int | None = None
) -> TakeHome:
    """Self-employment tax, both halves of the payroll taxes on 92.35% of pay (26 USC 1402(a)(12)).

    Half of it comes off federal and state income, and a fifth of what is then left, at most of
    taxable income, off the federal one (26 USC 164(f), 199A). Expenses are not deducted.
    """
    federal = taxes.federal
    earned = year.pay * rules.law.self_employed_share.value
    security = 2 * by_schedule(earned, federal.social_security)
    employer = earned * federal.medicare[0][1]
    medicare = by_schedule(earned, federal.medicare) + employer
    income = max(0.0, year.pay - security / 2 - employer)
    taxable = max(0.0, income - federal.standard_deduction)
    business = rules.law.business_deduction.value * min(income, taxable)
    home = TakeHome(
        pay=year.pay,
        premiums=year.premiums,
        own_plan=year.own_plan,
        federal=by_schedule(taxable - business, federal.income),
        social_security=security,
        medicare=medicare,
        state_income=0.0,
        state_payroll=0.0,
    )
    taxed = _Income(
        pay=income, wages=income, overtime=0.0, half_time=0.0, year=when or federal.year
    )
    return _with_states(_with_credits(home, income, federal.credits), taxed, taxes)


# --- federal credits


def _with_credits(home: TakeHome, earned: float, of: ChildCredits | None) -> TakeHome:
    if of is None:
        return home
    return home._replace(
        child_credit=child_credit(earned, home.federal, of),
        earned_credit=earned_credit(earned, of),
    )


def child_credit(earned: float, tax: float, of: ChildCredits) -> float:
    """The child tax credit on such pay: off the tax, and what of the rest is paid out."""
    beyond = max(0.0, earned - of.less_beyond)
    shrunk = of.less_a_thousand * ceil(beyond / 1000.0)
    whole = max(0.0, of.child * of.children - shrunk)
    off_tax = min(whole, tax)
    paid_out = of.refundable_rate * max(0.0, earned - of.refundable_from)
    return off_tax + min(whole - off_tax, of.refundable_most * of.children, paid_out)


def earned_credit(earned: float, of: ChildCredits) -> float:
    """The earned income credit on such pay, where there is no other income."""
    beyond = max(0.0, earned - of.earned_less_beyond)
    most = min(of.earned_rate * earned, of.earned_most)
    return max(0.0, most - of.earned_less_rate * beyond)


# --- states


def _with_states(home: TakeHome, income: _Income, taxes: Taxes) -> TakeHome:
    """With the income taxes of the home state and of another one where one works, and local ones.

    The home state credits the tax paid at work: in all the higher of the two is due. Under
    reciprocity the state of work takes none.
    """
    state, work = taxes.state, taxes.work
    at_home, paid_out = state_income(income, state)
    at_work = 0.0
    if work is not None and not taxes.reciprocal:
        at_work, _ = state_income(income, work)
    taxed = TaxedPay(pay=income.pay, wages=income.wages, earned_credit=home.earned_credit)
    local = local_taxes(taxes.local, taxed, at_home - paid_out, at_home, at_work)
    at_work += local.of_work_state
    credited = at_work + (local.outside if state.credits_local else 0.0)
    return home._replace(
        state_income=max(0.0, at_home - credited) - paid_out,
        work_income=at_work,
        local=local.each,
    )


def state_income(income: _Income, state: StateTax) -> tuple[float, float]:
    """A state's income tax before the credits it pays out, and those credits."""
    left_out = 0.0
    if income.year <= state.overtime_last_year:
        left_out = min(income.half_time, income.overtime, state.overtime_most)
    wages = max(0.0, _of_state(income, state) - left_out)
    tax = interpolate(wages, state.wages, state.income)
    return tax, interpolate(wages, state.wages, state.credits) if state.credits else 0.0


def state_payroll(wages: float, state: StateTax) -> float:
    """A state's payroll taxes on an employee's wages, premiums of the year included."""
    return interpolate(wages, state.wages, state.payroll) + sum(
        premium.counted * min(premium.rate * wages, premium.most) for premium in state.premiums
    )


def _of_state(income: _Income, state: StateTax) -> float:
    return income.pay if state.premiums_taxed else income.wages


# --- overtime


def overtime_deduction(half_time: float, wages: float, federal: FederalTax) -> float:
    """The deductible part of the half-time part of overtime."""
    beyond = max(0.0, wages - federal.overtime_less_beyond)
    return max(0.0, min(half_time, federal.overtime_most) - 100.0 * floor(beyond / 1000.0))
