"""The command `musterbook`: finds the verb, runs it, and turns errors into one line and an exit code.

Only the verb that was asked for is imported, so that reading a file starts at once.
"""

import difflib
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from musterbook import __version__
from musterbook.cli.options import Options
from musterbook.cli.verbs import PLACE, VERBS
from musterbook.errors import Fault, Incorrect, MusterbookError, Unavailable
from musterbook.terms.plain_text import plain

ABOUT = """Musterbook keeps the book that answers for a multinational mission: its people, its protective equipment,
every claim made about them, and who made it.
"""
INTERRUPTED = 130
HELP = ("-h", "--help", "help")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is 0, or that of the error's family (2 to 6; 1 is our own mistake)."""
    words = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except MusterbookError as error:
        _say(f"musterbook: {error.message}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("musterbook: interrupted; what was recorded before is kept")
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        where = error.filename or "the output cannot be written"
        problem = Unavailable("file.unwritable", f"{where}: {error.strerror or error}")
        _drop_output()
        _say(f"musterbook: {problem.message}")
        return problem.exit_code
    except Exception as error:
        if os.environ.get("MUSTERBOOK_DEBUG"):
            raise
        fault = Fault("fault.unexpected", f"{type(error).__name__}; MUSTERBOOK_DEBUG=1 shows where. Nothing was lost.")
        _say(f"musterbook: something went wrong that should not have: {fault.message}")
        return fault.exit_code


def _run(words: list[str]) -> int:
    book, words = _take_option(words, "--book")
    if not words or words[0] in HELP or words[0] == "--version":
        if words[1:2] and words[0] in HELP:
            return _run([words[1], "--help"])
        return _front(words)
    verb = words.pop(0)
    if verb not in VERBS:
        raise Incorrect("argument.incorrect", _wrong_verb(verb, words))
    door = _open_door(VERBS[verb].module)
    parser = Options(verb)
    door.add_arguments(parser)
    if strays := [word for word in words if word.startswith("-") and Path(word).is_file()]:
        parser.hint = f"for the file {strays[0]} write ./{strays[0]}"
    options = parser.parse_intermixed_args(words) if "--" not in words else parser.parse_args(words)
    options.book = book
    code: int = door.run(options)
    return code


def _open_door(module: str) -> ModuleType:
    """A verb's module. The collector rests while lexicons load: nothing of them is ever let go."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return importlib.import_module(module)
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _wrong_verb(word: str, rest: Sequence[str]) -> str:
    if word.startswith("-"):
        verb = next((one for one in rest if one in VERBS), "VERB")
        return (
            f"options go after the verb: `musterbook {verb} {word.partition('=')[0]} …`; only --book may stand before"
        )
    close = difflib.get_close_matches(word, VERBS, n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(close)}?" if close else "see `musterbook --help`"
    return f"there is no verb “{word}”; {hint}"


def _take_option(words: list[str], name: str) -> tuple[str | None, list[str]]:
    """An option that may stand before or after the verb, taken out of the words; after -- nothing is an option."""
    value, rest, iterator = None, [], iter(words)
    for word in iterator:
        if word == "--":
            rest += [word, *iterator]
        elif word == name or word.startswith(name + "="):
            value = word.partition("=")[2] or (next(iterator, None) if word == name else None)
            if not value:
                raise Incorrect("argument.incorrect", f"{name} needs a value, as in {name} mission.book")
        else:
            rest.append(word)
    return value, rest


def _front(words: list[str]) -> int:
    if words[:1] == ["--version"]:
        sys.stdout.write(f"musterbook {__version__}\n")
        return 0
    width = max(map(len, VERBS))
    lines = [ABOUT, "usage: musterbook [--book PATH] VERB …", ""]
    lines += [f"  {name:{width}}  {verb.help}" for name, verb in VERBS.items()]
    sys.stdout.write("\n".join([*lines, "", "`musterbook VERB --help` explains a verb. " + PLACE, ""]))
    return 0 if words else 2


def _open_streams() -> None:
    """Closed streams become empty ones; what is no terminal is written in UTF-8; nothing fails over a character."""
    for name, way in (("stdin", os.O_RDONLY), ("stdout", os.O_WRONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            mode = "r" if way == os.O_RDONLY else "w"
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _drop_output() -> None:
    """Nobody reads or nothing can be written: what waits to be written is dropped, so that the exit is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str) -> None:
    sys.stderr.write(" ".join(plain(line).split()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
