"""The situation at a glance: a sentence a matter, with its numbers."""

from collections.abc import Sequence

from musterbook.assessment.lines import CasualtyLine, EquipmentLine, ForceLine
from musterbook.assessment.records import Mark, Support, count_words
from musterbook.assessment.situation import Situation
from musterbook.briefing.citations import Citer
from musterbook.briefing.dates import write_day_short
from musterbook.briefing.harm import name_population
from musterbook.briefing.lines import line_on_claims, sentence, tell_figure, tell_left
from musterbook.briefing.records import Line, Section

MOST_EQUIPMENT = 2


def brief_glance(situation: Situation, citer: Citer) -> Section:
    """People, equipment, force, money, what is open: each in a sentence."""
    lines = [*_people(situation, citer), *_equipment(situation, citer), *_force(situation, citer)]
    lines += [*_money(situation, citer), *_open(situation, citer)]
    return Section(
        key="glance",
        title="At a glance",
        lines=tuple(lines),
        table=None,
        chart=None,
        more="",
        empty="The book says nothing yet.",
    )


def _people(situation: Situation, citer: Citer) -> list[Line]:
    """A line a population, never a sum of them."""
    found: dict[str, list[CasualtyLine]] = {}
    for line in situation.casualties:
        found.setdefault(line.population, []).append(line)
    return [
        _on(citer, name_population(population), "; ".join(_count(line) for line in lines), [x.support for x in lines])
        for population, lines in found.items()
    ]


def _count(line: CasualtyLine) -> str:
    return f"{tell_figure(line.figure)} {line.outcome}" + (f", {line.believed}" if line.believed else "")


def _equipment(situation: Situation, citer: Citer) -> list[Line]:
    grounded = [line for line in situation.equipment if line.grounded is not None and line.grounded.best]
    grounded.sort(key=lambda line: (-(line.grounded.best if line.grounded else 0), line.item))
    lines = [_on(citer, "Equipment", _ground(line), [line.support]) for line in grounded[:MOST_EQUIPMENT]]
    failed = [line for line in situation.failures if line.effect not in ("held", "absent")]
    if failed:
        text = f"{count_words(len(failed), 'failure')} of protective equipment or vehicles told of"
        lines.append(_on(citer, "Equipment", text, [line.support for line in failed]))
    return lines


def _ground(line: EquipmentLine) -> str:
    how = f" ({line.how})" if line.how else ""
    left = f"; {tell_left(line)}" if line.left else ""
    return f"{tell_figure(line.grounded)} {line.item} grounded{how}{left}"


def _force(situation: Situation, citer: Citer) -> list[Line]:
    whole = [line for line in situation.force if line.country is None]
    if not whole:
        return []
    told = "; ".join(_strength(line) for line in sorted(whole, key=lambda line: line.authorised))
    return [_on(citer, "Force", told, [line.support for line in whole])]


def _strength(line: ForceLine) -> str:
    said = f" (told {write_day_short(line.said)})" if line.said else ""
    return f"{tell_figure(line.figure)} {'authorised' if line.authorised else 'serve'}{said}"


def _money(situation: Situation, citer: Citer) -> list[Line]:
    lines = [line for line in situation.contributions if line.low is not None]
    if not lines:
        return []
    frozen = [line for line in lines if line.state == "frozen"]
    text = f"{count_words(len({line.donor for line in lines}), 'donor')} named with a sum"
    text += f"; frozen: {'; '.join(line.words for line in frozen[:2])}" if frozen else ""
    return [_on(citer, "Money", text, [line.support for line in frozen or lines])]


def _open(situation: Situation, citer: Citer) -> list[Line]:
    disputes = [line for line in situation.disputes if line.state == "open"]
    waiting = [line for line in situation.requests if line.is_open]
    told = [count_words(len(disputes), "open dispute"), count_words(len(situation.tensions), "tension")]
    told.append(count_words(len(waiting), "unanswered question"))
    days = max((line.open_days or 0 for line in waiting), default=0)
    text = ", ".join(told) + (f", the oldest open {count_words(days, 'day')}" if days else "")
    supports = [d.support for d in disputes] + [t.support for t in situation.tensions] + [r.support for r in waiting]
    return [_on(citer, "Open", text, supports)]


def _on(citer: Citer, lead: str, text: str, supports: Sequence[Support]) -> Line:
    claims = [claim for support in supports for claim in support.claims]
    marks: tuple[Mark, ...] = tuple(dict.fromkeys(mark for support in supports for mark in support.marks))
    return line_on_claims(citer, sentence(text), claims, lead=lead, marks=marks)
