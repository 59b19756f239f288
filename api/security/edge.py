"""What every answer says to the browser, and how much a request may bring: two plain ASGI layers around the application."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import MEDIA_TYPE, Problem, defect
from api.security.settings import SecuritySettings

UPLOAD_PATHS = ("/api/v1/submissions", "/my/submissions")
"""Where whole batches come in; everywhere else a body is a small form."""

_CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_HEADERS = {
    "Content-Security-Policy": _CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class SecurityHeaders:
    """Puts the headers on every answer, errors included. What a route set itself stays."""

    def __init__(self, app: ASGIApp, settings: SecuritySettings) -> None:
        self._app = app
        self._headers = dict(_HEADERS)
        if settings.https_only:
            self._headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                # Pages and answers hold what one person may see: nobody keeps them but who says so (page pictures, the style sheet).
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class LastResort:
    """Whatever nobody expected is answered as a problem document too, inside the other layers, so that it carries their headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_noting_start(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, send_noting_start)
        except Exception as error:  # the edge of the server: logged there, and answered without a word of its inside
            if started:
                raise
            response = await defect(Request(scope, receive), error)
            await response(scope, receive, send)


class BodyLimit:
    """Refuses a body that is too large: at once where its length is told, else as soon as it has come too far."""

    def __init__(self, app: ASGIApp, settings: SecuritySettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._settings.upload_byte_limit if scope["path"] in UPLOAD_PATHS else self._settings.body_byte_limit
        told = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if told.isdigit() and int(told) > limit:
            await _refuse(scope, send, limit)
            return
        come = 0

        async def receive_counted() -> Message:
            nonlocal come
            message = await receive()
            if message["type"] == "http.request":
                come += len(message.get("body", b""))
                if come > limit:
                    raise too_large(limit)
            return message

        await self._app(scope, receive_counted, send)


def too_large(limit: int) -> Problem:
    """The 413 for a body beyond the limit."""
    return Problem(
        413, "request.too_large", f"That is more than the {limit // (1024 * 1024)} MB taken at once.", "Send it in several batches."
    )


async def _refuse(scope: Scope, send: Send, limit: int) -> None:
    import json

    from api.problems import problem_document

    problem = too_large(limit)
    body = json.dumps(problem_document(413, problem.code, problem.detail, problem.what_next, scope["path"], {})).encode()
    headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
