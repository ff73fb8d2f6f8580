"""`musterbook brief`: writes the brief as HTML, PDF or Markdown."""

import argparse
import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from musterbook.briefing.html import render_html
from musterbook.briefing.markdown import render_markdown
from musterbook.briefing.pdf import render_pdf
from musterbook.cli.places import house_of
from musterbook.cli.show import add_question_options, ask
from musterbook.errors import Incorrect, Unavailable
from musterbook.house import House

FORMS = ("html", "pdf", "md")
STDOUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    add_question_options(parser)
    parser.add_argument("--format", choices=FORMS, help="default: by the name of FILE, else md")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it (default: standard output)")
    parser.add_argument(
        "--audience", choices=("house", "partner", "public"), default="partner", help="who will read it"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the brief, whole or not at all."""
    if options.output == STDOUT:
        options.output = None
    form = options.format or _form_of(options.output)
    with house_of(options) as house:
        data = render(house, options, form)
    if options.output:
        write_whole(Path(options.output), data)
        sys.stderr.write(f"{options.output}: {len(data) / 1000:.0f} kB\n")
    elif form == "pdf" and sys.stdout.isatty():
        raise Incorrect("argument.incorrect", "a PDF cannot be printed in a terminal: add -o FILE")
    else:
        sys.stdout.buffer.write(data)
    return 0


def render(house: House, options: argparse.Namespace, form: str) -> bytes:
    """The brief in one form."""
    question = ask(house, options)
    brief = house.brief(question, audience=options.audience, as_of=options.as_of, known_at=options.known_at)
    if form == "pdf":
        return render_pdf(brief)
    return (render_html(brief) if form == "html" else render_markdown(brief)).encode()


def _form_of(output: str | None) -> str:
    if output is None:
        return "md"
    ending = Path(output).suffix.lower().lstrip(".")
    form = {"htm": "html", "markdown": "md"}.get(ending, ending)
    if form not in FORMS:
        raise Incorrect("argument.incorrect", f"{output}: name it .html, .pdf or .md, or add --format")
    return form


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file at once: either all of it is there, or what was there before.

    Raises Unavailable (file.unwritable).
    """
    part = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            part = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        if part is not None:
            part.unlink(missing_ok=True)
        raise Unavailable("file.unwritable", f"{path} cannot be written: {problem.strerror}") from problem
