"""The brief on what does not agree, what changed, and what nobody has answered."""

from musterbook.assessment.changes import Change, changes_since
from musterbook.assessment.lines import DisputeLine, RequestLine, TallyLine, TensionLine, TrendLine
from musterbook.assessment.records import Mark, count_words
from musterbook.assessment.situation import Situation
from musterbook.briefing.citations import Citer
from musterbook.briefing.lines import ids_of, line_of, line_on_claims, sentence, who_says
from musterbook.briefing.records import SIGNS, Line, Section

UNDECIDED = "cannot tell"
UNREVIEWED: Mark = "includes unreviewed"
MOST_DISPUTES, MOST_TENSIONS, MOST_CHECKS, MOST_CHANGES, MOST_REQUESTS = 6, 3, 3, 6, 6


def brief_disputes(situation: Situation, citer: Citer) -> Section:
    """Who disputes whom, what stands in tension, and which claimed totals and trends the register bears out."""
    disputes = sorted(situation.disputes, key=lambda line: (line.state != "open", -line.support.reports, line.id))
    tensions, checks = situation.tensions, _checks(situation, citer)
    lines = [_dispute(line, citer) for line in disputes[:MOST_DISPUTES]]
    lines += [_tension(line, citer) for line in tensions[:MOST_TENSIONS]]
    lines += checks[:MOST_CHECKS]
    left = len(disputes[MOST_DISPUTES:]) + len(tensions[MOST_TENSIONS:]) + len(checks[MOST_CHECKS:])
    return Section(
        key="disputes",
        title="Disputes and tensions",
        lines=tuple(lines),
        table=None,
        chart=None,
        more=f"{count_words(left, 'further line')} in the register of disputes." if left else "",
        empty="No two accounts stand against each other.",
    )


def _dispute(line: DisputeLine, citer: Citer) -> Line:
    sides = "; against it ".join(f"{side.words} ({who_says(side.voices)})" for side in line.sides)
    ruling = f" Settled: {line.why}." if line.state == "settled" and line.why else ""
    return line_of(citer, f"{sentence(f'{line.about}: {sides}')}{ruling}", line.support, lead="Dispute")


def _tension(line: TensionLine, citer: Citer) -> Line:
    missing = [settling for settling in line.settles if settling not in line.words]
    settles = f" What would settle it: {'; '.join(missing)}." if missing else ""
    return line_of(citer, f"{sentence(line.words)}{settles}", line.support, lead="Tension")


def _checks(situation: Situation, citer: Citer) -> list[Line]:
    """Claimed trends, totals and firsts beside what the register says."""
    trends = sorted(situation.trends, key=lambda line: line.verdict == UNDECIDED)
    tallies = sorted(situation.tallies, key=lambda line: line.verdict == UNDECIDED)
    return [_trend(line, citer) for line in trends] + [_tally(line, citer) for line in tallies]


def _trend(line: TrendLine, citer: Citer) -> Line:
    text = f"{sentence(line.claimed)} The register {_verdict(line.verdict)}: {line.numbers}"
    return line_of(citer, sentence(text), line.support, lead="Claimed trend")


def _tally(line: TallyLine, citer: Citer) -> Line:
    return line_of(citer, sentence(line.words), line.support, lead="Claimed total")


def _verdict(verdict: str) -> str:
    return verdict if verdict in ("supports", "contradicts") else "cannot tell"


def brief_changes(situation: Situation, citer: Citer, previous: Situation | None, words: str) -> Section:
    """What is otherwise than in an earlier situation."""
    changes = changes_since(previous, situation) if previous is not None else ()
    left = len(changes[MOST_CHANGES:])
    return Section(
        key="changes",
        title=f"What changed since {words}" if words else "What changed",
        lines=tuple(_change(change, citer) for change in changes[:MOST_CHANGES]),
        table=None,
        chart=None,
        more=f"{count_words(left, 'further change')} in the registers." if left else "",
        empty="Nothing changed." if previous is not None else "No earlier state was named to compare with.",
    )


def _change(change: Change, citer: Citer) -> Line:
    if change.before is None:
        text = f"new: {change.after}"
    elif change.after is None:
        text = f"no longer: {change.before}"
    else:
        text = f"{change.before} → {change.after}"
    return line_on_claims(citer, sentence(text), change.claims, lead=change.what[:1].upper() + change.what[1:])


def brief_unanswered(situation: Situation, citer: Citer) -> Section:
    """Questions that were put and not answered, and gaps that roll calls left."""
    waiting = sorted((line for line in situation.requests if line.is_open), key=lambda line: -(line.open_days or 0))
    lines = [_request(line, citer) for line in waiting[:MOST_REQUESTS]]
    gaps = [line for line in situation.muster if line.unaccounted]
    lines += [line_on_claims(citer, sentence(line.words), (), lead="Roll call") for line in gaps]
    if situation.review.unreviewed:
        lines.append(line_on_claims(citer, _tell_unread(situation), (), lead="Review"))
    left = len(waiting[MOST_REQUESTS:])
    return Section(
        key="unanswered",
        title="What is unanswered",
        lines=tuple(lines),
        table=None,
        chart=None,
        more=f"{count_words(left, 'further question')} in the register of requests." if left else "",
        empty="No question that was put stands open.",
    )


def _tell_unread(situation: Situation) -> str:
    unread = situation.review.unreviewed
    told = f"{count_words(unread, 'claim')} {'awaits' if unread == 1 else 'await'} review"
    if UNREVIEWED in situation.marks:
        return f"{told}; figures marked {SIGNS[UNREVIEWED]} include what they say."
    return f"{told} and {'counts' if unread == 1 else 'count'} nowhere."


def _request(line: RequestLine, citer: Citer) -> Line:
    told = line_of(citer, sentence(line.words), line.support, lead="Asked")
    return told if told.claims else line_on_claims(citer, told.text, ids_of(line.voices), lead="Asked")
