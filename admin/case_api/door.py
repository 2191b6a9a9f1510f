"""From a request to its answer: token, pace, key, and one transaction."""

import re
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

import msgspec
from aiohttp import web

from admin.case_api import reading
from admin.case_api.document import KEY
from admin.case_api.operations import Asked, Operation, read_id
from admin.case_api.problems import Answer, ProblemError, missing, refuse
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.log import record_fault
from bot.store import api_answers, attempts, tokens
from bot.store.tokens import Token

#: Requests of a token, and wrong tokens from an address, within the span.
SPAN = timedelta(seconds=10)
MOST_REQUESTS = 600
MOST_WRONG = 50
_KEY = re.compile(KEY)
_WAIT = {"Retry-After": str(int(SPAN.total_seconds()))}
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Makker"'}


@dataclass(frozen=True, slots=True)
class Received:
    """A request whose body has been read."""

    request: web.Request
    body: bytes

    @property
    def secret(self) -> str:
        """The token that it carries."""
        scheme, _, secret = self.request.headers.get("Authorization", "").partition(" ")
        return secret.strip() if scheme.lower() == "bearer" else ""

    @property
    def fingerprint(self) -> str:
        """What makes it the same request again."""
        body = sha256(self.body).hexdigest()
        return f"{self.request.method} {self.request.path_qs} {body}"


class Door:
    """Answers every operation."""

    def __init__(self, doorway: Doorway) -> None:
        """Take what is read and changed."""
        self._doorway = doorway

    async def answer(self, operation: Operation, request: web.Request) -> web.Response:
        """Answer a request; whatever goes wrong is told as a problem."""
        received = Received(request, await reading.read_body(request))
        try:
            answer = await self._doorway.write(_answer, operation, received)
        except web.HTTPServiceUnavailable as fault:
            problem = ProblemError(503, "Try again in a moment.", dict(fault.headers))
            answer = refuse(problem)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is answered
            record_fault("api_failed", fault, path=operation.path)
            answer = refuse(ProblemError(500, "It has been noted; try again later."))
        return answer.response()


def _answer(work: Work, operation: Operation, received: Received) -> Answer:
    """Let nothing past without a token; what is refused leaves no trace but counts."""
    try:
        token = _known(work, received)
        with work.connection.begin_nested():
            return _keyed(work, operation, received, token)
    except ProblemError as fault:
        return refuse(fault)


def _known(work: Work, received: Received) -> Token:
    secret = received.secret
    token = tokens.find(work.connection, secret, work.now) if secret else None
    if token is None:
        who = f"api from {received.request.remote}"
        if attempts.count(work.connection, who, work.now, SPAN) > MOST_WRONG:
            raise ProblemError(429, "Wait a little between requests.", _WAIT)
        raise ProblemError(401, "Send Authorization: Bearer TOKEN.", _CHALLENGE)
    who = f"api token {token.id}"
    if attempts.count(work.connection, who, work.now, SPAN) > MOST_REQUESTS:
        raise ProblemError(429, "Wait a little between requests.", _WAIT)
    return token


def _keyed(
    work: Work, operation: Operation, received: Received, token: Token
) -> Answer:
    """Give the answer of before where the same was asked under the same key."""
    _look_at(operation, received, token)
    key = received.request.headers.get("Idempotency-Key")
    if key is None or not operation.is_writing:
        return _carry_out(work, operation, received, token)
    if not _KEY.match(key):
        raise ProblemError(400, "Idempotency-Key takes 1 to 100 letters and digits.")
    request = received.fingerprint
    kept = api_answers.find(work.connection, token, key, request, work.now)
    if kept is not None:
        if not kept.is_same_request:
            raise ProblemError(409, "The key was used for another request.")
        return Answer(kept.status, kept.body.encode(), {"Idempotent-Replayed": "true"})
    answer = _carry_out(work, operation, received, token)
    api_answers.keep(
        work.connection,
        token,
        key,
        request,
        status=answer.status,
        body=answer.body.decode(),
        now=work.now,
    )
    return answer


def _look_at(operation: Operation, received: Received, token: Token) -> None:
    if operation.scope not in token.scopes:
        raise ProblemError(403, f"The token needs the scope {operation.scope}.")
    reading.refuse_what_is_no_json(received.request)
    reading.refuse_large(received.body)


def _carry_out(
    work: Work, operation: Operation, received: Received, token: Token
) -> Answer:
    request = received.request
    row_id = read_id(request.match_info["id"]) if operation.has_id else 0
    if row_id is None:
        raise missing()
    body: Any = None
    query = reading.read_query(request, operation.query)
    if operation.body is not None:
        body = reading.parse_body(request, received.body, operation.body)
    done = operation.act(
        Asked(work=work, token=token, query=query, body=body, id=row_id)
    )
    encoded = b"" if done is None else msgspec.json.encode(done)
    return Answer(operation.status, encoded)
