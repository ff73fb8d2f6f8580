"""`musterbook reader`: how the reader does on this book's reviewed claims, and what it learns from them."""

import argparse
import sys
from collections.abc import Sequence

from musterbook.briefing.cells import short
from musterbook.cli.batch import Progress
from musterbook.cli.output import FORMAT_HELP, FORMATS, write_records
from musterbook.cli.places import house_of
from musterbook.house import House
from musterbook.learning.measures import Measure
from musterbook.learning.model import Model, Trial
from musterbook.learning.outcomes import Outcome
from musterbook.learning.scoring import Score

COLUMNS = ("right", "wrong", "missed", "undecided", "precision", "found again", "recall", "slots", "stance", "source")
EACH = ("verdict", "claim", "kind", "rule", "quote", "slots wrong", "report")
SHOWN = ("wrong", "missed")
NOTHING = "nobody has decided on a claim yet: `musterbook review`\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("what", choices=("score", "train"), help="score: precision, recall, slots; train: learn")
    parser.add_argument("--each", action="store_true", help="score: claim by claim; the table has what is not right")
    parser.add_argument("--format", choices=FORMATS, default="table", help=FORMAT_HELP)


def run(options: argparse.Namespace) -> int:
    """Prints the score, or trains and prints how good it is."""
    with house_of(options) as house:
        if options.what == "train":
            _train(house, options.format)
        else:
            _score(house, options)
    return 0


def _score(house: House, options: argparse.Namespace) -> None:
    bar = Progress(len(house.filings()), "reading")
    score = house.teacher.score(lambda _done, total: _step(bar, total))
    if options.each:
        shown = [o for o in score.outcomes if options.format != "table" or o.verdict in SHOWN or o.slots_wrong]
        write_records(sys.stdout, shown, options.format, EACH, _outcome_row)
    elif options.format != "table":
        write_records(sys.stdout, score.measures, options.format, (), lambda _: ())
    elif not score.decided:
        sys.stdout.write(NOTHING)
    else:
        _tell_score(score, house.teacher.taught().words)


def _step(bar: Progress, total: int) -> None:
    bar.total = total
    bar.step()


def _tell_score(score: Score, taught: str) -> None:
    for by in ("kind", "rule"):
        group = [one for one in score.measures if one.by == by]
        write_records(sys.stdout, group, "table", (by, *COLUMNS), _measure_row)
        sys.stdout.write("\n")
    sys.stdout.writelines(line + "\n" for line in (*_words(score), taught[:1].upper() + taught[1:] + "."))


def _words(score: Score) -> Sequence[str]:
    """What the figures rest on and what they do not tell."""
    now, then = (next(one for one in told if one.by == "all") for told in (score.measures, score.recorded))
    lines = [
        f"Read anew by {score.reader}: {score.reports} reports in which people decided on {score.decided} claims.",
        f"Today: {_summary(now)}. As recorded: {_summary(then)}.",
        "Slots, stance and source are over what is right: a slot that a person changed is wrong.",
    ]
    if then.by_hand:
        lines.append(
            f"Recall is over the {score.added_in} reports to which people added what was missed "
            f"({then.by_hand} claims by hand): elsewhere nobody may have looked."
        )
    else:
        lines.append("Recall cannot be told: nobody has added a missed claim (`musterbook review --add`).")
    if now.undecided:
        lines.append(f"Nobody has decided on {now.undecided} of the claims found; they count for nothing.")
    if score.unread:
        lines.append(f"{score.unread} claims accepted unread count for nothing.")
    if score.left_out:
        lines.append(f"{score.left_out} reports were read by another sort of reader and are left out.")
    return lines


def _summary(measure: Measure) -> str:
    told = f"precision {_share(measure.precision)}, slots {_share(measure.slot_accuracy)}"
    return told + (f", recall {_share(measure.recall)}" if measure.recall is not None else "")


def _measure_row(m: Measure) -> tuple[str, ...]:
    shares = (m.precision, m.found_again, m.recall, m.slot_accuracy, m.stance_accuracy, m.source_accuracy)
    return (m.name, *map(str, (m.right, m.wrong, m.missed, m.undecided)), *map(_share, shares))


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def _outcome_row(outcome: Outcome) -> tuple[str, ...]:
    told = (outcome.verdict, short(outcome.claim), outcome.kind, outcome.rule, outcome.quote)
    return (*told, ", ".join(outcome.slots_wrong) or "–", short(outcome.report))


def _train(house: House, form: str) -> None:
    model, kept = house.teacher.train()
    if form != "table":
        write_records(sys.stdout, [model], form, (), lambda _: ())
        return
    figures = model.figures
    rows = (
        ("the reader's own score", figures.score),
        ("the plain share of all", figures.share),
        ("the model", figures.model),
    )
    write_records(sys.stdout, rows, "table", ("as a chance", "Brier score", "log loss"), _trial_row)
    sys.stdout.write("\n" + "".join(line + "\n" for line in _verdict(model, kept)))


def _verdict(model: Model, kept: bool) -> Sequence[str]:
    lines = [
        f"Learnt from {len(model.lessons)} reviewed claims, {model.as_read} of them let stand as read, "
        f"as of entry {model.head - 1}.",
        f"Less is better. Cross-validated in this book, {model.figures.folds} folds, no report judging itself: other "
        "reports, and other reviewers, may differ.",
    ]
    if kept:
        lines.append("The model is kept: `musterbook review` and the desk now go by it.")
    else:
        lines.append("The model does no better, so none is kept: the order stays with the reader's own scores.")
    return lines


def _trial_row(row: tuple[str, Trial]) -> tuple[str, ...]:
    return row[0], f"{row[1].brier:.4f}", f"{row[1].log_loss:.4f}"
