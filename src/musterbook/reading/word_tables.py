"""The room's data files as tables: the plain part of TOML read at once, anything else left to tomllib.

Plain are comments, table headers, and keys with a string or a list of strings: ten times as fast to read that way,
and a start of the reader reads them all.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).with_name("data")
BASIC, LITERAL, LONG_LITERAL = r'"(?:[^"\\\n]|\\.)*"', r"'[^'\n]*'", r"'''(?:(?!''').)*'''"
LINE = re.compile(
    r"[ \t]*(?:#[^\n]*)?\n"
    r"|\[(?P<table>[\w-]+(?:\.[\w-]+)*)\][ \t]*\n"
    r'|(?P<key>[\w-]+|"[^"\\\n]+")[ \t]*=[ \t]*'
    rf'(?:"""\n?(?P<long>[^"\\]*)"""|(?P<literal>{LONG_LITERAL}|{LITERAL})|(?P<short>{BASIC})'
    rf"|(?P<list>\[(?:[\s,]|#[^\n]*\n|{BASIC}|{LONG_LITERAL}|{LITERAL})*\]))[ \t]*\n",
    re.DOTALL,
)
ITEM = re.compile(rf"#[^\n]*|{BASIC}|{LONG_LITERAL}|{LITERAL}", re.DOTALL)
LAST_COMMA = re.compile(r",\s*\]\Z")


@cache
def load_tables(name: str) -> dict[str, Any]:
    """The tables of data/NAME.toml; not to be changed by who asks."""
    return parse_tables((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def table_names() -> list[str]:
    """The names of all data files that hold tables, in order."""
    return sorted(f.name.removesuffix(".toml") for f in FOLDER.iterdir() if f.name.endswith(".toml"))


def parse_tables(text: str) -> dict[str, Any]:
    """What tomllib makes of a text."""
    told = _plain(text if text.endswith("\n") else text + "\n")
    return tomllib.loads(text) if told is None else told


def _plain(text: str) -> dict[str, Any] | None:
    """The tables of a text that is plain throughout; null where it is not."""
    told: dict[str, Any] = {}
    table = told
    at = 0
    while at < len(text):
        m = LINE.match(text, at)
        if m is None:
            return None
        at = m.end()
        if m["table"]:
            table = told
            for name in m["table"].split("."):
                table = table.setdefault(name, {})
        elif m["key"]:
            value = _value(m)
            if value is None or m["key"] in table:
                return None
            table[m["key"].strip('"')] = value
    return told


def _value(m: re.Match[str]) -> str | list[str] | None:
    try:
        if m["list"] is None:
            return m["long"] if m["long"] is not None else _string(m["literal"] or m["short"])
        if "#" not in m["list"] and "'" not in m["list"]:
            return msgspec.json.decode(LAST_COMMA.sub("]", m["list"]), type=list[str])
        return [_string(item) for item in ITEM.findall(m["list"]) if item[0] != "#"]
    except msgspec.DecodeError:
        return None


def _string(told: str) -> str:
    """What a string in its marks says; escapes are those of JSON, as far as they are used."""
    if told.startswith("'''"):
        return told[3:-3].removeprefix("\n")
    if told.startswith("'") or "\\" not in told:
        return told[1:-1]
    return msgspec.json.decode(told, type=str)
