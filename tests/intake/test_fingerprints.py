"""Fingerprints find copies, estimate how alike texts are, and are the same everywhere."""

import hashlib
import random
import statistics

from hypothesis import given
from hypothesis import strategies as st

from musterbook.intake.fingerprints import SCHEME, bands, shared_passages, signature, similarity

VOCABULARY = [f"word{n}" for n in range(5000)]


def make_text(seed: int, words: int = 500) -> str:
    """A text of words drawn by a seed."""
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


def change(text: str, share: float, seed: int) -> str:
    """The text with a share of its words replaced."""
    draw = random.Random(seed)
    return " ".join(draw.choice(VOCABULARY) if draw.random() < share else word for word in text.split())


def jaccard(one: str, other: str) -> float:
    """The true share of runs of three words that two texts have in common."""
    first, second = ({tuple(w[i : i + 3]) for i in range(len(w) - 2)} for w in (one.split(), other.split()))
    return len(first & second) / len(first | second)


def test_the_scheme_never_changes_silently() -> None:
    """Law: a signature is a fixed function of the text; another function needs another name than oph/1."""
    text = "Two officers of the mission were wounded. « Évacués » — 两名警察受伤。"
    digests = [hashlib.sha256(signature(t)).hexdigest()[:16] for t in (text, make_text(1))]
    assert (SCHEME, digests) == ("oph/1", ["344295c5f21ad2ac", "a8eaf1238b42d5ed"])


def test_the_estimate_is_near_the_truth() -> None:
    """Law: over many edits the estimate errs by 0.04 (one standard deviation) and has no lean."""
    errors = []
    for seed in range(60):
        text = make_text(seed)
        edited = change(text, seed / 100, seed + 1)
        errors.append(similarity(signature(text), signature(edited)) - jaccard(text, edited))
    assert statistics.pstdev(errors) < 0.045
    assert abs(statistics.mean(errors)) < 0.02


def test_copies_share_a_band_and_strangers_hardly_ever() -> None:
    """Law: bands bring copies together (alike by 0.6 or more) and keep other texts apart."""
    texts = [make_text(seed) for seed in range(100)]
    keys = [set(bands(signature(text))) for text in texts]
    copies = [set(bands(signature(change(text, 0.06, seed)))) for seed, text in enumerate(texts)]
    assert all(key & copy for key, copy in zip(keys, copies, strict=True))
    assert sum(bool(keys[i] & keys[j]) for i in range(100) for j in range(i)) <= 5
    assert {len(key) for key in keys} == {32}


@given(st.text(max_size=200))
def test_a_text_is_like_itself_whatever_its_case_and_signs(text: str) -> None:
    """Law: case, spaces and signs between words change nothing; a text without words has no fingerprint."""
    mark = signature(text)
    assert len(mark) in (0, 512)
    assert similarity(mark, mark) == (1.0 if mark else 0.0)
    assert signature(f"  “{text}”… ") == mark
    if text.isascii():
        assert signature(text.upper().replace(" ", "\n — ")) == mark


def test_words_are_what_counts() -> None:
    """Law: typography does not tell copies apart, and neither does the length of what is compared."""
    assert signature("The officers' convoy, hit twice.") == signature("THE OFFICERS’ CONVOY — HIT  TWICE")
    assert signature("Évacués à Delmas") == signature("évacués À DELMAS!")
    assert signature("") == signature(" … ") == b""
    assert similarity(b"", signature("one")) == 0.0
    assert bands(b"") == ()


def test_unparted_scripts_are_compared_by_character() -> None:
    """Law: Chinese, Japanese and Thai, which part no words, still show copies."""
    one = "发言人说，周三晚上有两名警察受伤，他们被送往圣多明各接受治疗，情况稳定。"
    assert similarity(signature(one), signature("最新消息：" + one)) > 0.6
    assert similarity(signature(one), signature("议会通过了明年的预算，并推迟了关于选举日期的讨论。")) < 0.1


def test_passages_are_found_here_too() -> None:
    """Law: whole texts and sentences are compared from one place."""
    sentence = "Two officers of the mission were wounded on Monday near the port."
    assert len(shared_passages(sentence, sentence)) == 1
