"""Laws of who is answered, and of error pages."""

import pytest
from django.test import Client, RequestFactory

from musterbook.desk import rooms, urls
from musterbook.errors import Conflict, Unavailable


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7", "desk:8000", "a b"])
def test_another_host_is_refused(desk: Client, host: str) -> None:
    """Law: the desk answers to this machine's own names alone, and a stranger learns nothing of the book."""
    for address in ("/", "/static/desk/page.css", "/healthz"):
        answer = desk.get(address, headers={"host": host})
        assert answer.status_code == 403, address
        text = answer.content.decode()
        assert "host.refused" in text
        assert "entry" not in text
        assert "mission-a" not in text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8017", "localhost", "localhost:80", "[::1]:9"])
def test_this_machine_is_answered(desk: Client, host: str) -> None:
    """Law: loopback names with any port are answered."""
    assert desk.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_only_looking_is_allowed(desk: Client, method: str) -> None:
    """Law: nothing is written through the desk: other methods are refused with what is allowed."""
    answer = desk.generic(method, "/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


def test_a_head_request_gives_the_head_alone(desk: Client) -> None:
    """Law: HEAD is answered as GET, without a body."""
    answer = desk.head("/")
    assert answer.status_code == 200
    assert answer.content == b""


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/nothing", 404, "page.unknown"),
        ("/reports/0123456789", 404, "report.unknown"),
        ("/reports/ab", 404, "report.unknown"),
        ("/claims/0123456789", 404, "claim.unknown"),
        ("/incidents/0123456789", 404, "incident.unknown"),
        ("/registers/nothing", 404, "register.unknown"),
        ("/?as_of=2025-02-30", 400, "time.incorrect"),
        ("/?as_of=soon", 400, "time.incorrect"),
        ("/?known_at=9999", 404, "entry.unknown"),
        ("/?known_at=-4", 400, "time.incorrect"),
        ("/?known_at=%C2%B2", 400, "time.incorrect"),
        ("/?as_of=0001-01-01T00:00:00%2B14:00", 400, "time.incorrect"),
        ("/?as_of=9999-12-31", 400, "time.incorrect"),
        ("/?known_at=9999-12-31", 400, "time.incorrect"),
        ("/brief?as_of=0001-01-01", 400, "time.incorrect"),
        ("/?known_at=" + "9" * 5000, 400, "argument.incorrect"),
        ("/brief?audience=everybody", 400, "argument.incorrect"),
    ],
)
def test_an_error_says_what_is_wrong(desk: Client, address: str, status: int, code: str) -> None:
    """Law: what cannot be answered gives one line, a code and the right status."""
    answer = desk.get(address)
    assert answer.status_code == status
    assert code in answer.content.decode()


def test_a_fault_of_ours_shows_nothing_of_itself(desk: Client, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    """Law: our own mistake gives 500 and one line; its words reach neither the page nor the log."""
    monkeypatch.setattr(rooms.Visit, "situation", property(lambda self: 1 / len("")))
    answer = desk.get("/")
    assert answer.status_code == 500
    assert "fault.unexpected" in answer.content.decode()
    assert "division" not in answer.content.decode() + caplog.text


@pytest.mark.parametrize(
    ("error", "status"),
    [(Conflict("book.locked", "the book is locked"), 409), (Unavailable("book.keys_absent", "no keys"), 503)],
)
def test_a_book_that_cannot_be_opened_says_so(
    desk: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    """Law: where the house can't be opened every page still says why, with the status of the error."""

    def refuse():
        raise error

    monkeypatch.setattr(rooms, "the_house", refuse)
    for address in ("/", "/healthz"):
        answer = desk.get(address)
        assert answer.status_code == status
        assert str(error).capitalize()[:6] in answer.content.decode()


def test_django_refusals_are_ours(desk: Client) -> None:
    """Law: each of Django's own refusals has a page of ours."""
    request = RequestFactory(headers={"host": "127.0.0.1"}).get("/")
    refused = [answer(request, ValueError()) for answer in (urls.handler400, urls.handler403, urls.handler404)]
    assert [answer.status_code for answer in (*refused, urls.handler500(request))] == [400, 403, 404, 500]


def test_no_address_is_logged(desk: Client, caplog) -> None:
    """Law: what readers ask for reaches no log."""
    desk.get("/nothing-of-the-kind")
    desk.get("/", headers={"host": "evil.example"})
    assert "nothing-of-the-kind" not in caplog.text
    assert "evil" not in caplog.text
