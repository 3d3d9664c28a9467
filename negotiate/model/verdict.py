"""The sentences of a verdict on offers: the program and the script of its page fill in the same."""

from typing import NamedTuple


class VerdictWords(NamedTuple):
    """Each sentence, with the names of what is filled in."""

    same: str = "{first} and {second} come out the same."
    too_close: str = "{first} and {second} are too close to call: {gap} a year apart."
    under_a_dollar: str = "less than $1"
    ahead: str = "{first} is ahead of {second} by {gap} a year."
    hangs: str = "{first} is {gap} a year above {second}{on}{flips}."
    on: str = ", but {share} {items} that nobody owes; without {them} {then}"
    share: str = "{hoped} of that is"
    more_than_all: str = "only with {hoped} of"
    it: str = "it"
    them: str = "them"
    apart: str = "they are {left} apart"
    above: str = "{second} is {left} above"
    flip: str = ", but {what} puts {winner} {ahead} ahead"
    flip_then: str = ", and then {what} puts {winner} {ahead} ahead"
    other_reading: str = "the other reading of the match at {offer}"
    guarantees_same: str = "They guarantee the same."
    guarantees: str = "{best} guarantees {gap} a year more than {other}."
    step_up: str = "{names} is also a step up, to {level}."
    step_up_several: str = "{names} are also a step up, to {level}."
    per_hour: str = (
        "{best} pays more per hour of your life: {first} gives {more} more for {hours} more hours, "
        "{price} an hour; if a free hour is worth more to you, take {best}."
    )
    turned_after_tax: str = "After tax and at {home} prices {best} is {gap} a year above {first}."
    turned_but_close: str = (
        "After tax and at {home} prices it is too close to call: {best} is {gap} a year above "
        "{first}."
    )
    close_after_tax: str = (
        "After tax and at {home} prices {first} and {best} are too close to call: {gap} a year "
        "apart."
    )
    alone: str = (
        "{offer} comes to {total} a year, {owed} of it guaranteed. Add a second offer to compare."
    )
    over_years: str = "Over {span} {first} is {gap} above {second}, before tax."
    chances: str = "Chance of coming out best: {chances}."
    others: str = "the others together {chance}"
    wins_more: str = (
        "{best} wins more often, but falls further when it does not: on average {first} is worth "
        "more."
    )
    give_bounds: str = "For the odds, give low and high of {items} in the file{overtime}."
    overtime_bounds: str = " (overtime_low and overtime_high for overtime)"
    no_odds: str = "No odds: the lead hangs on {items}. Ask first."
    almost_sure: str = "over 99%"
    almost_never: str = "under 1%"


WORDS = VerdictWords()
