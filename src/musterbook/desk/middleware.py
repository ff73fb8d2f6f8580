"""What stands before every page: who is answered, headers that let nothing in from elsewhere, errors as plain pages."""

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from musterbook.desk.rooms import Visit, enter
from musterbook.errors import Fault, Forbidden, Incorrect, MusterbookError, NotFound

log = logging.getLogger("musterbook.desk")
Handler = Callable[[HttpRequest], HttpResponse]

FAULT = Fault("fault.unexpected", "something went wrong that should not have; nothing was lost: load the page again")
SHOWN = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def secure_headers(get_response: Handler) -> Handler:
    """No source but our own, no script at all, no framing, nothing kept by caches."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return handle


def refuse_strangers(get_response: Handler) -> Handler:
    """Answers only to this machine's own names, and only to those who look: nothing is written through the desk."""

    def handle(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost as problem:
            return error_page(request, _as_ours(problem), framed=False)
        if request.method not in SHOWN:
            refused = Incorrect("argument.incorrect", "this desk only shows: follow a link, or ask with a GET request")
            response = error_page(request, refused, status=405)
            response.headers["Allow"] = ", ".join(SHOWN)
            return response
        return get_response(request)

    return handle


class explain_errors:
    """Every error becomes a page that says what to do; a fault is logged by its type alone."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """The page for an error that a view raised."""
        return error_page(request, _as_ours(error))


def _as_ours(error: Exception) -> MusterbookError:
    if isinstance(error, MusterbookError):
        return error
    if isinstance(error, DisallowedHost):
        return Forbidden("host.refused", "this desk answers on this machine only: open it at http://127.0.0.1")
    if isinstance(error, Http404):
        return NotFound("page.unknown", "there is no page at this address: start from the situation")
    log.error("fault type=%s", type(error).__name__)
    return FAULT


def error_page(
    request: HttpRequest, error: MusterbookError, *, status: int | None = None, framed: bool = True
) -> HttpResponse:
    """An error as a page with its status; a stranger is shown nothing of the book, not even its size."""
    told = status or error.status
    context = {"error": error, "status": told, "visit": _visit(request) if framed else None}
    return render(request, "desk/error.html", context, status=told)


def _visit(request: HttpRequest) -> Visit | None:
    """The visit, for the page's frame, if the book can be opened at all."""
    try:
        return enter(request)
    except Exception:  # noqa: BLE001 - an error page must not fail
        return None


def answer_absent(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """The page for an address that leads nowhere."""
    return error_page(request, _as_ours(Http404()))


def answer_refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """The page for a request that cannot be read."""
    return error_page(request, Incorrect("argument.incorrect", "this request cannot be read: start from the situation"))


def answer_forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """The page for a request that is not allowed."""
    return error_page(request, _as_ours(DisallowedHost()), framed=False)


def answer_fault(request: HttpRequest) -> HttpResponse:
    """The page for our own mistake."""
    return error_page(request, FAULT)
