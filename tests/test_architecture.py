"""The map and the tree are one."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "musterbook"
BUILT_LATER = {"postbox/"}


def rooms_on_the_map() -> list[str]:
    """The rooms that ARCHITECTURE.md names, in its order."""
    return re.findall(r"^\| `([a-z]+(?:/|\.py))` \|", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)


def test_the_map_names_every_room_and_no_other() -> None:
    """Law: the rooms in ARCHITECTURE.md are those in the source, but for those that it says are not built."""
    tree = {p.name + "/" for p in SOURCE.iterdir() if (p / "__init__.py").exists()}
    tree |= {p.name for p in SOURCE.glob("*.py") if p.name != "__init__.py"}
    assert set(rooms_on_the_map()) - BUILT_LATER == tree


def test_every_room_and_file_says_what_it_is() -> None:
    """Law: each source file begins with a docstring whose first line is a sentence."""
    for file in SOURCE.rglob("*.py"):
        first = file.read_text().lstrip().split("\n", 1)[0]
        assert first.startswith('"""'), file
        assert first[3].isupper() or first[3] in "`“", file


def test_no_room_is_called_after_nothing() -> None:
    """Law: there are no utils, common, helpers or second generations."""
    for file in SOURCE.rglob("*"):
        assert file.stem not in {"utils", "common", "helpers", "misc", "v2"}, file
