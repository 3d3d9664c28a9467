"""``negotiate mcp``: the tools of `tools`, over standard input and output."""

# No postponed annotations here: typer would compile each of them again at start-up.

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from negotiate import __version__
from negotiate.cli.output import note
from negotiate.model.errors import Problem, install_hint

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server
    from mcp_types import CallToolResult

    from negotiate.cli.tools import Answer, Tool

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "mcp",
    epilog="\b\nExamples:\n  negotiate mcp --tools\n  negotiate mcp",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def mcp_command(
    show_tools: Annotated[
        bool, typer.Option("--tools", help="Print the tools and what they take, as JSON.")
    ] = False,
) -> None:
    """For an assistant: range, compare, script, law and roles as tools with sources.

    An assistant that speaks the Model Context Protocol starts it and talks over standard input and
    output. It opens no connection, stores nothing, and reads no file of yours.
    """
    from negotiate.cli.tools import tool_list, tools

    if show_tools:
        from negotiate.render.json import to_json

        sys.stdout.write(to_json(tool_list(tools())))
        return
    try:
        import anyio
        import mcp.server.stdio  # noqa: F401 - whether it is there
    except ModuleNotFoundError as error:
        raise Problem(
            f"talking to an assistant needs the package {error.name}",
            hint=install_hint("mcp"),
        ) from error
    if sys.stdin.isatty():
        note(
            "an assistant starts this and talks to it; docs/ASSISTANTS.md says how. Ctrl-C ends it."
        )
    anyio.run(_serve, server(tools()))


def server(known: "tuple[Tool, ...]") -> "Server[Any]":
    """A server of the tools, that is yet to be run."""
    import mcp_types as types
    from mcp.server.lowlevel import Server

    from negotiate.cli.tools import INSTRUCTIONS

    by_name = {one.name: one for one in known}
    reads = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    listed = [
        types.Tool(
            name=one.name,
            title=one.title,
            description=one.about,
            input_schema=one.schema,
            annotations=reads,
        )
        for one in known
    ]

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(_context: Any, params: types.CallToolRequestParams) -> "CallToolResult":
        try:
            if params.name not in by_name:
                hint = f"the tools are {', '.join(by_name)}"
                raise Problem("there is no tool of that name", hint=hint)
            return _told(by_name[params.name].answer(params.arguments or {}))
        except Problem as problem:
            return _refused(problem)

    return Server(
        "negotiate",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _told(answer: "Answer") -> "CallToolResult":
    """The same JSON as the command's, then what to know of how the words were read."""
    from mcp_types import CallToolResult, TextContent

    from negotiate.render.json import to_json

    texts = [to_json(answer.data), *(f"note: {one}" for one in answer.notes)]
    return CallToolResult(
        content=[TextContent(text=text) for text in texts], structured_content=answer.data
    )


def _refused(problem: Problem) -> "CallToolResult":
    """What is wrong and what to do, in the lines of the command."""
    from mcp_types import CallToolResult, TextContent

    from negotiate.render.parameters import as_parameters

    lines = [f"error: {problem}", *(f"  {one}" for one in problem.mistakes)]
    text = as_parameters("\n".join([*lines, f"hint: {problem.hint}"]), {})
    return CallToolResult(content=[TextContent(text=text)], is_error=True)


async def _serve(made: "Server[Any]") -> None:
    """Talk until the other side ends the input."""
    import anyio
    from mcp.server.stdio import stdio_server

    own = sys.stdin if not hasattr(sys.stdin, "buffer") else None  # it was closed, or is a test's
    typed = None if own is None else anyio.wrap_file(own)
    async with stdio_server(typed) as (read, write):
        await made.run(read, write, made.create_initialization_options())
