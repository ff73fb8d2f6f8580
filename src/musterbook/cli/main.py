"""The command `musterbook`: finds the verb, runs it, and turns errors into one line and an exit code.

Only the verb that was asked for is imported, so that reading a file starts at once.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from musterbook import __version__
from musterbook.cli.verbs import VERBS
from musterbook.errors import Fault, MusterbookError, Unavailable

ABOUT = """Musterbook keeps the book that answers for a multinational mission: its people, its protective equipment,
every claim made about them, and who made it.
"""
PLACE = """The book's place: --book PATH before or after the verb, else MUSTERBOOK_BOOK, else the user's data folder."""
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is 0, or that of the error's family (2 to 6; 1 is our own mistake)."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except MusterbookError as error:
        _say(f"musterbook: {error.message}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("musterbook: interrupted; what was recorded before is kept")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        problem = Unavailable("file.unwritable", f"{error.strerror or error}: {error.filename or 'a file'}")
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
    verb = next((word for word in words if not word.startswith("-")), None)
    if verb is None or words[0] in {"-h", "--help", "--version"}:
        return _front(words)
    if verb not in VERBS:
        close = [name for name in VERBS if name[:2] == verb[:2]]
        hint = f"did you mean {' or '.join(close)}?" if close else "see `musterbook --help`"
        _say(f"musterbook: there is no verb “{verb}”; {hint}")
        return 2
    words.remove(verb)
    door = importlib.import_module(VERBS[verb].module)
    parser = argparse.ArgumentParser(prog=f"musterbook {verb}", description=VERBS[verb].help, epilog=PLACE)
    door.add_arguments(parser)
    options = parser.parse_args(words)
    options.book = book
    code: int = door.run(options)
    return code


def _take_option(words: list[str], name: str) -> tuple[str | None, list[str]]:
    """An option that may stand before or after the verb, taken out of the words."""
    value, rest, iterator = None, [], iter(words)
    for word in iterator:
        if word == name:
            value = next(iterator, None)
            if value is None:
                _say(f"musterbook: {name} needs a value")
                raise SystemExit(2)
        elif word.startswith(name + "="):
            value = word.partition("=")[2]
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


def _say(line: str) -> None:
    sys.stderr.write(" ".join(line.split()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
