"""``negotiate roles``."""

from __future__ import annotations

from typing import Annotated

import typer

from negotiate.api.roles import Roles, roles
from negotiate.cli import options as o
from negotiate.cli.output import Format, check_format, send
from negotiate.model.country import Country
from negotiate.render.document import Document

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "roles",
    epilog="\b\nExamples:\n  negotiate roles\n  negotiate roles dental --format csv",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def roles_command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of a job's title, or its code."),
    ] = None,
    country: o.CountryOption = None,
    style: o.FormatOption = None,
    output: o.OutputOption = None,
    force: o.ForceOption = False,
) -> None:
    """The roles of contact centers, and any occupation by its title: what --role takes.

    Without words, the roles beside customer service, which is meant where no role is given.
    """
    chosen = check_format(style, output)
    if country is not None:
        from negotiate.api.abroad import country_of

        if (there := country_of(country)) is not None:
            _send_abroad(there, " ".join(words or ()), chosen, output, force=force)
            return
    found = roles(" ".join(words or ()))
    send(
        chosen,
        output,
        force=force,
        document=lambda: _document(found),
        data=found.to_dict,
        records=lambda: [one.to_dict() for one in found],
    )


def _send_abroad(
    country: Country, words: str, chosen: Format, output: str | None, *, force: bool
) -> None:
    from negotiate.api.roles_abroad import roles_in
    from negotiate.render.roles import roles_abroad_document

    found = [one.to_dict() for one in roles_in(country, words)]
    send(
        chosen,
        output,
        force=force,
        document=lambda: roles_abroad_document(found, country.the, country.sign),
        data=lambda: {"schema": "negotiate.roles_abroad/1", "roles": found},
        records=lambda: found,
    )


def _document(found: Roles) -> Document:
    from negotiate.render.roles import roles_document

    return roles_document([one.to_dict() for one in found], found.words)
