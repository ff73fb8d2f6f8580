"""Followers built anew: the same as those in use, and whatever was changed in those is named."""

import random
from contextlib import closing

from musterbook.registers.fold import Fold
from musterbook.store.followers import open_view
from musterbook.store.rebuilding import compare_view
from musterbook.terms.entries import draft
from tests.store.books import NOW, config_at, make_book, tamper


def fold(rows):
    return Fold.restore("mission", rows)


def test_live_is_rebuilt(tmp_path):
    """After any steps of following, what was folded live is what is folded anew, row for row; damage is named."""
    chance = random.Random(3)
    config = config_at(tmp_path)
    with make_book(tmp_path) as book:
        for number in range(40):
            fields = {
                "mission": "mission",
                "unit": f"{chance.randint(1, 3)} Company",
                "taken_at": f"2025-04-{1 + number % 28:02}",
                "present": number,
                "detached": 0,
                "evacuated": 0,
                "unaccounted": chance.randint(0, 2),
                "notes": [],
            }
            book.append([draft("muster.taken", fields, actor="Ann")], now=NOW)
            if chance.random() < 0.3:
                with closing(open_view(config.view, fold)) as view:
                    view.catch_up(book)
        with closing(open_view(config.view, fold)) as view:
            view.catch_up(book)
            assert view.rows("muster", as_of=None, known_at=None, mission=None)
        assert compare_view(config.view, book, fold) == ()
        for statement in (
            "DELETE FROM rows WHERE id = 1",
            "UPDATE rows SET seq_from = seq_from + 1 WHERE id = 2",
            "UPDATE rows SET body = CAST(replace(CAST(body AS TEXT), 'Company', 'Platoon') AS BLOB) WHERE id = 3",
            "UPDATE rectangles SET valid_to = valid_to - 1000 WHERE id = 4",
        ):
            assert tamper(config.view, statement) == 1
            problems = compare_view(config.view, book, fold)
            assert problems
            assert {problem.part for problem in problems} == {"follower"}
            for name in ("", "-wal", "-shm"):
                config.view.with_name(config.view.name + name).unlink(missing_ok=True)
            with closing(open_view(config.view, fold)) as view:
                view.catch_up(book)
            assert compare_view(config.view, book, fold) == ()
