"""What each agent of a team could ask for at the yearly talk: python examples/raises.py.

Every figure comes with the source of the step that made it, for whoever asks where it is from.
"""

from __future__ import annotations

from typing import NamedTuple

import negotiate


class Agent(NamedTuple):
    """One person of a team, as the manager knows them."""

    name: str
    level: str
    years: float
    now: str
    """Pay now, as one would type it."""


TEAM = (
    Agent(name="Ana", level="mid", years=3, now="19.50/h"),
    Agent(name="Ben", level="senior", years=6, now="27/h"),
    Agent(name="Cleo", level="lead", years=8, now="61,000"),
)


def line(agent: Agent, area: str) -> str:
    """What one agent could ask for, and what the middle of that job pays there."""
    talk = negotiate.target_range(
        agent.level, years=agent.years, area=area, current=agent.now, about="raise"
    )
    figure = "nothing to ask for by pay data" if talk.figure is None else talk.unit.say(talk.figure)
    return f"{agent.name}: now {agent.now}, {figure}; the middle is {talk.unit.say(talk.band.mid)}"


def main() -> None:
    """Print a line an agent, and where the last one's figures come from."""
    for agent in TEAM:
        print(line(agent, "Phoenix, AZ"))
    rows = negotiate.target_range("mid", years=3, area="Phoenix, AZ").to_frame()
    print(rows[["label", "amount", "grade", "source"]].to_string(index=False))


if __name__ == "__main__":
    main()
