"""The OpenAPI 3.1 document, made of the same types that validate requests."""

from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.json import schema_components

from admin.case_api.every_operation import by_path
from admin.case_api.fields import MOST_ID
from admin.case_api.operations import SCOPES, Operation
from admin.case_api.problems import MEDIA_TYPE, TITLES, Problem

VERSION = "1.0.0"
#: Shape of an Idempotency-Key.
KEY = r"^[A-Za-z0-9_.:-]{1,100}$"
_REF = "#/components/schemas/{name}"
#: What every operation can be refused with.
ALWAYS = (400, 401, 403, 404, 405, 406, 429, 500, 503)
WITH_BODY = (409, 413, 415, 422)
_ABOUT = f"""\
What a case system may read and do in Makker. A token comes from
`makker token add --scope SCOPE --days DAYS`; scopes are {", ".join(SCOPES)}.
Cancellations travel; no-shows, silence, moods and what anybody has written never do."""


@cache
def document() -> dict[str, Any]:
    """Give the document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Makker", "version": VERSION, "description": _ABOUT},
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": {path: _address(operations) for path, operations in by_path().items()},
        "components": {
            "schemas": _schemas(),
            "responses": {str(status): _problem(status) for status in TITLES},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _address(operations: tuple[Operation, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {op.method.lower(): _operation(op) for op in operations}
    if operations[0].has_id:
        found["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ID},
            }
        ]
    return found


def _operation(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [operation.path.split("/")[1]],
        "summary": operation.summary,
        "description": f"{operation.description}\n\nScope: `{operation.scope}`".strip(),
        "parameters": _parameters(operation),
        "responses": _responses(operation),
    }
    if operation.body is not None:
        schema = {"$ref": _REF.format(name=operation.body.__name__)}
        found["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return found


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    _, schemas = schema_components([operation.query], ref_template=_REF)
    properties = schemas[operation.query.__name__].get("properties", {})
    found = [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in properties.items()
    ]
    if operation.is_writing:
        found.append(_KEY_PARAMETER)
    return found


_KEY_PARAMETER: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key and request within 24 hours has one effect.",
    "schema": {"type": "string", "pattern": KEY},
}


def _responses(operation: Operation) -> dict[str, Any]:
    refusals = (*ALWAYS, *(WITH_BODY if operation.is_writing else (422,)))
    return {
        str(operation.status): _success(operation.answer),
        **{
            str(status): {"$ref": f"#/components/responses/{status}"}
            for status in sorted(refusals)
        },
    }


def _success(answer: type[Struct] | None) -> dict[str, Any]:
    if answer is None:
        return {"description": "Done."}
    schema = {"$ref": _REF.format(name=answer.__name__)}
    return {
        "description": "Done.",
        "content": {"application/json": {"schema": schema}},
    }


def _problem(status: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": TITLES[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(name="Problem")}}},
    }
    if status == 429:  # noqa: PLR2004 - too many requests
        schema = {"type": "integer", "minimum": 1}
        found["headers"] = {"Retry-After": {"required": True, "schema": schema}}
    return found


def _schemas() -> dict[str, Any]:
    types: list[type[Struct]] = [Problem]
    for operations in by_path().values():
        for operation in operations:
            types += [kind for kind in (operation.body, operation.answer) if kind]
    _, schemas = schema_components(types, ref_template=_REF)
    return schemas
