"""What stands before every page: headers that let nothing in from elsewhere, and errors as plain pages."""

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from musterbook.errors import Fault, Forbidden, MusterbookError, NotFound

log = logging.getLogger("musterbook.desk")
Handler = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def secure_headers(get_response: Handler) -> Handler:
    """No source but our own, no framing, nothing kept by caches."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return handle


class explain_errors:  # noqa: N801 - named as the other steps are
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
        return Forbidden("host.refused", "this desk answers on this machine only")
    if isinstance(error, Http404):
        return NotFound("page.unknown", "there is no page at this address")
    log.error("fault type=%s", type(error).__name__)
    return Fault("fault.unexpected", "something went wrong that should not have; nothing was lost")


def error_page(request: HttpRequest, error: MusterbookError) -> HttpResponse:
    """An error as a page with its status."""
    return render(request, "desk/error.html", {"error": error}, status=error.status)
