"""An assistant's tools, over standard input and output, asked by a client of the protocol."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import asynccontextmanager

import anyio
from mcp import StdioServerParameters
from mcp.client import Client
from mcp.client.stdio import stdio_client

from negotiate.cli.mcp import server
from negotiate.cli.tools import tools

DAY = "2026-11-22"
WATCHED = """
import os, sys
NAMES = ("socket.connect", "socket.bind", "socket.getaddrinfo", "os.rename", "os.mkdir")
log = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def heard(event, args):
    network = event == "socket.__new__" and args[1] != 1  # an event loop has a pair of its own
    path = event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if network or path or event in NAMES:
        os.write(log, f"{{event}} {{args}}\\n".encode())
sys.addaudithook(heard)
sys.dont_write_bytecode = True
from negotiate.cli.app import main
sys.exit(main(["mcp"]))
"""


def asked(ask, *, log=os.devnull, errors=sys.__stderr__):
    """What `ask` finds out as a client of a server in a process of its own."""

    @asynccontextmanager
    async def connected():
        code = WATCHED.format(log=str(log))
        parameters = StdioServerParameters(
            command=sys.executable, args=["-c", code], env={"HOME": os.environ["HOME"]}
        )
        async with Client(stdio_client(parameters, errlog=errors)) as client:
            yield client

    async def run():
        with anyio.fail_after(60):
            async with connected() as client:
                return await ask(client)

    return anyio.run(run)


OFFERS = [
    {"name": "Night agent", "hourly": 22.5, "level": "senior", "area": "Phoenix, AZ"},
    {"name": "Team lead", "salary": 58000, "level": "lead", "area": "Phoenix, AZ"},
]
TOML = "".join(
    "[[offer]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in offer.items())
    for offer in OFFERS
)
CALL = {"level": "senior", "area": "Phoenix, AZ", "offer": "21.15/h", "as_of": DAY}
TYPED = ("--level", "senior", "--area", "Phoenix, AZ", "--offer", "21.15/h", "--as-of", DAY)
SAME = [
    ("range", CALL | {"years": 6, "cert": ["hdi-csr"]}, (
        *(*TYPED, "--years", "6", "--cert", "hdi-csr"),)),
    ("range", CALL | {"cert": "hdi-csr"}, (*TYPED, "--cert", "hdi-csr")),
    ("range", CALL | {"per": "hour", "final": True}, (*TYPED, "--per", "hour", "--final")),
    ("range", CALL | {"offer": 21.15, "years": None}, TYPED),
    ("range", {"level": "mid", "area": "Leeds", "country": "GB", "as_of": DAY}, (
        *("--level", "mid", "--area", "Leeds", "--country", "GB", "--as-of", DAY),)),
    ("compare", {"offers": OFFERS, "as_of": DAY}, ("offers.toml", "--as-of", DAY)),
    ("script", CALL | {"channel": "email"}, (*TYPED, "--channel", "email")),
    ("script", {"offers": OFFERS, "company": "Night agent", "as_of": DAY}, (
        *("offers.toml", "--company", "Night agent", "--as-of", DAY),)),
    ("law", {"state": "Seattle, WA", "as_of": DAY}, ("Seattle, WA", "--as-of", DAY)),
    ("roles", {"words": "dental"}, ("dental",)),
]  # fmt: skip


def test_every_tool_gives_the_json_of_its_command_with_sources(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offers.toml").write_text(TOML)
    log = tmp_path / "log"

    async def ask(client):
        found = [await client.call_tool(name, given) for name, given, _ in SAME]
        return (await client.list_tools()).tools, client.instructions, found

    listed, instructions, answers = asked(ask, log=log)
    assert "never from memory" in instructions
    assert [tool.name for tool in listed] == ["range", "compare", "script", "law", "roles"]
    for tool in listed:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert all(one["description"] for one in tool.input_schema["properties"].values())
    for (name, _, typed), found in zip(SAME, answers, strict=True):
        expected = cli.json(name, *typed)
        assert not found.is_error
        assert found.structured_content == expected
        assert json.loads(found.content[0].text) == expected
        assert "source" in found.content[0].text
    assert log.read_text() == ""  # no connection, no name looked up, no file written


WRONG = [
    ("range", {"level": "zenior"}, "error: level: 'zenior' is not a level"),
    ("range", {"level": "mid", "area": "Nowhereville"}, "error: area: "),
    ("range", {"level": "mid", "offer": "many"}, "error: offer: "),
    ("range", {"level": "mid", "changed": "nights"}, "error: changed"),
    ("range", {"level": "mid", "yaers": 3}, "did you mean years?"),
    ("range", {"level": "mid", "years": "a few"}, "error: years: 'a few' is no number"),
    ("range", {"level": "mid", "years": -4}, "error: years: "),
    ("range", {"level": "mid", "years": True}, "error: years: True is no number"),
    ("range", {"level": "mid", "cert": 7}, "error: cert: 7 is no list"),
    ("range", {"level": "mid", "location": "Denver"}, "did you mean area?"),
    ("range", {"level": "mid", "salary": "20/h"}, "did you mean current?"),
    ("range", {"level": "mid", "xyzzy": 1}, "hint: range takes role"),
    ("range", {"level": "mid", "about": "raise"}, 'goes up from it: current="18.50/h"'),
    ("script", {"level": "mid", "stage": "later"}, 'hint: use stage="after"'),
    ("compare", {"offers": [{"name": "A", "hourly": "21.50/h"}]}, "goes into pay:"),
    ("range", {"level": "mid", "cert": [7]}, "is no list"),
    ("range", {"level": ["mid"]}, "is no text"),
    ("range", {"level": "mid", "per": "week"}, "error: per: 'week' is not one of"),
    ("range", {"level": "mid", "bands": "/etc/passwd"}, "there is no argument 'bands'"),
    ("range", {}, "error: level: is missing"),
    ("range", None, "error: level: is missing"),
    ("compare", {"offers": []}, "error: the offers: 1 mistake"),
    ("compare", {"offers": [{"name": "A", "wage": 3}]}, "wage"),
    ("compare", {"offers": [{"name": "A", "salary": "x"}, {"salary": 1}]}, "mistakes"),
    ("compare", {"offers": "offers.toml"}, "is no list"),
    ("compare", {}, "error: offers: is missing"),
    ("script", {"offers": OFFERS}, "which one is the call about?"),
    ("script", {"level": "mid", "stage": "dinner"}, "error: stage: "),
    ("script", {}, "error: level: is missing"),
    ("law", {"state": "Narnia"}, "error: "),
    ("law", {"state": "CA", "as_of": "soon"}, "error: as_of: "),
    ("roles", {"words": "astronaut plumber"}, "error: "),
    ("rehearse", {}, "error: there is no tool of that name"),
]


def test_mistakes_come_as_the_errors_of_the_command_and_the_server_goes_on(tmp_path):
    async def ask(client):
        found = [await client.call_tool(name, given) for name, given, _ in WRONG]
        odd = await client.call_tool("range", {"level": "mid", "offer": "7.25"})
        return found, odd, await client.call_tool("range", {"level": "mid"})

    with (tmp_path / "errors").open("w") as errors:
        found, odd, plain = asked(ask, errors=errors)
    for (name, given, says), answer in zip(WRONG, found, strict=True):
        (text,) = (one.text for one in answer.content)
        assert answer.is_error, (name, given)
        assert says in text, (name, given, text)
        assert text.startswith("error: ")
        assert text.splitlines()[-1].startswith("hint: ")
        assert "Traceback" not in text
    assert [one.text.partition(" ")[0] for one in odd.content[1:]] == ["note:"] * 2
    assert "Ask whether it is right" in odd.content[-1].text
    assert len(plain.content) == 1
    assert (tmp_path / "errors").read_text() == ""


def test_neither_profile_nor_finds_reach_an_assistant(cli):
    cli(
        "profile",
        "init",
        "--level",
        "mid",
        "--floor",
        "29/h",
        "--industry",
        "banking",
        "--no-input",
    )
    cli("finds", "add", "--kind", "posting", "--low", "31/h", "--high", "33/h", "--level", "mid")

    async def ask(client):
        return await client.call_tool("range", {"level": "mid"})

    data = asked(ask).structured_content
    assert data["walk_away_from"] == "market"
    assert "31" not in json.dumps(data["sources"])


def test_the_schemas_are_shown_without_the_package(cli, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp", None)
    shown = cli("mcp", "--tools").json
    assert [one["name"] for one in shown] == [tool.name for tool in tools()]


def test_without_the_package_it_says_how_to_get_it(cli, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "mcp.server.stdio", raising=False)
    said = cli.refused("mcp")
    assert "needs the package mcp" in said
    assert "pip install '.[mcp]'" in said


def test_what_is_no_message_ends_in_no_traceback():
    stdin = b'hello\n{"jsonrpc": "2.0"}\n\xff\xfe\n\n{'
    done = subprocess.run(
        [sys.executable, "-m", "negotiate", "mcp"],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr + done.stdout


def test_an_option_that_is_new_is_an_argument_too():
    by_name = {one.name: one.arguments for one in tools()}
    both = by_name["range"].keys() & by_name["script"].keys()
    assert {"level", "pay_set", "floor", "rival"} <= both
    assert not {"bands", "finds", "profile"} & by_name["range"].keys()
    assert server(tools()).name == "negotiate"
