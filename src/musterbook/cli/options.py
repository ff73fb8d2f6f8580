"""The options of one verb: a parser that explains itself with examples and is wrong in one line."""

import argparse
from typing import NoReturn

from musterbook.cli.verbs import PLACE, VERBS
from musterbook.errors import Incorrect


class Options(argparse.ArgumentParser):
    """A verb's parser; `hint` is added to what it says of a wrong command line."""

    def __init__(self, verb: str) -> None:
        told = VERBS[verb]
        examples = "\n".join(f"  {example}" for example in told.examples)
        super().__init__(
            prog=f"musterbook {verb}",
            description=f"{told.help[0].upper()}{told.help[1:]}.",
            epilog=f"examples:\n{examples}\n\n{PLACE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.hint = f"see `{self.prog} --help`"

    def error(self, message: str) -> NoReturn:
        """One line: what is wrong, and what to do.

        Raises Incorrect (argument.incorrect).
        """
        raise Incorrect("argument.incorrect", f"{message.removeprefix('argument ')}; {self.hint}")
