"""The document that describes the API (OpenAPI 3.1), made of the vocabulary and of what a list may be asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knotenpunkt.api.domain import questions
from knotenpunkt.api.domain.parameters import PARAMETERS
from knotenpunkt.hsds.domain.schemas import DIALECT, object_schema
from knotenpunkt.hsds.domain.vocabulary import PROFILE_VERSION, VERSION, Vocabulary

type Document = dict[str, Any]

ETAG = {
    "ETag": {
        "description": "State of the answer; send it back as If-None-Match.",
        "schema": {"type": "string"},
    }
}
RETRY = {"Retry-After": {"description": "In how many seconds.", "schema": {"type": "integer"}}}
PROBLEMS = {
    "400": ("BadQuestion", "A parameter is unknown or cannot be understood; the sentence says which one."),
    "404": ("NotFound", "There is no such record, or no such centre, among what is published."),
    "405": ("MethodNotAllowed", "Only GET, HEAD and OPTIONS are answered."),
    "429": ("TooManyRequests", "Too many requests in a short time; Retry-After says when to go on."),
}


@dataclass(frozen=True, slots=True)
class Served:
    """An API as it is served: its address without a slash at the end, what it holds, who publishes it."""

    address: str
    title: str
    publisher: Mapping[str, str]
    licence: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the API: its path, the object it lists, one record and several in words, and what may be asked."""

    path: str
    kind: str
    one: str
    many: str
    parameters: tuple[str, ...]
    of_one: tuple[str, ...] = ()


LISTS = (
    Listed("/services", "service", "service", "services", questions.SERVICES),
    Listed(
        "/organizations",
        "organization",
        "organization",
        "organizations",
        questions.ORGANIZATIONS,
        ("full_service",),
    ),
    Listed(
        "/service_at_locations",
        "service_at_location",
        "service at a location",
        "services at locations",
        questions.SERVICES_AT_LOCATIONS,
    ),
    Listed("/taxonomies", "taxonomy", "taxonomy", "taxonomies", questions.TAXONOMIES),
    Listed("/taxonomy_terms", "taxonomy_term", "taxonomy term", "taxonomy terms", questions.TERMS),
)


def openapi_document(vocabulary: Vocabulary, served: Served) -> Document:
    """Every address below `served.address` with its parameters, answers and schemas."""
    paths: Document = {"/": _operation("Version, profile and publisher.", "getRoot", (), _root())}
    for one in LISTS:
        paths[one.path] = _list(one)
        paths[f"{one.path}/{{id}}"] = _record(one)
    return {
        "openapi": "3.1.0",
        "info": _info(served),
        "jsonSchemaDialect": DIALECT,
        "servers": [{"url": served.address}],
        "security": [],
        "paths": paths,
        "components": {
            "schemas": _schemas(vocabulary),
            "parameters": {name: _parameter(name) for name in PARAMETERS},
            "responses": dict(map(_problem_response, PROBLEMS)) | _not_modified(),
        },
    }


def openapi_patch(document: Document) -> Document:
    """The document as a merge patch (RFC 7396) of the standard's: what is read, and nothing that is written."""
    paths = {
        path: operations if path == "/" or path.endswith("}") else operations | {"post": None}
        for path, operations in document["paths"].items()
    }
    nothing = {
        "contact": dict.fromkeys(("name", "url", "email")),
        "license": dict.fromkeys(("name", "url")),
    }
    info = document["info"]
    said = {name: parts | info[name] if name in info else None for name, parts in nothing.items()}
    return document | {"info": info | said, "paths": paths}


def _info(served: Served) -> Document:
    said: Document = {
        "title": served.title,
        "version": PROFILE_VERSION,
        "summary": f"Published offers in the words of HSDS {VERSION} and of our profile of it.",
        "description": "Read-only, without a key, from every origin. All parameters narrow together (AND).",
    }
    about: Document = {
        "url" if name == "website" else name: value for name, value in served.publisher.items()
    }
    return (
        said
        | ({"contact": about} if about else {})
        | ({"license": dict(served.licence)} if served.licence else {})
    )


def _list(one: Listed) -> Document:
    page = {
        "type": "object",
        "allOf": [_schema("Page")],
        "required": ["contents"],
        "properties": {"contents": {"type": "array", "items": _schema(one.kind)}},
    }
    lines = {"type": "string", "description": f"On every line a {one.kind} in JSON."}
    content = {"application/json": {"schema": page}, "application/x-ndjson": {"schema": lines}}
    return _operation(f"A page of {one.many}.", _name("list", one.many), one.parameters, content)


def _record(one: Listed) -> Document:
    key = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": f"Key of the {one.one}.",
        "schema": {"type": "string", "format": "uuid"},
    }
    content = {"application/json": {"schema": _schema(one.kind)}}
    asked = _operation(
        f"One {one.one} with everything nested in it.", _name("get", one.one), one.of_one, content
    )
    return {"parameters": [key]} | asked


def _operation(summary: str, name: str, parameters: Iterable[str], content: Document) -> Document:
    asked = [{"$ref": f"#/components/parameters/{one}"} for one in parameters]
    answers: Document = {"200": {"description": summary, "headers": ETAG, "content": content}}
    answers["304"] = {"$ref": "#/components/responses/NotModified"}
    for status, (response, _) in PROBLEMS.items():
        answers[status] = {"$ref": f"#/components/responses/{response}"}
    said = {"operationId": name, "summary": summary, "description": summary, "responses": answers}
    return {"get": said | ({"parameters": asked} if asked else {})}


def _name(verb: str, words: str) -> str:
    return verb + "".join(word.capitalize() for word in words.split() if word != "a")


def _schema(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def _parameter(name: str) -> Document:
    one = PARAMETERS[name]
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": one.about,
        "schema": dict(one.schema),
        "example": one.example,
    }


def _problem_response(status: str) -> tuple[str, Document]:
    name, about = PROBLEMS[status]
    said = {"description": about, "content": {"application/problem+json": {"schema": _schema("Problem")}}}
    return name, said | ({"headers": RETRY} if status == "429" else {})


def _not_modified() -> Document:
    return {
        "NotModified": {"description": "Nothing changed since the answer with that ETag.", "headers": ETAG}
    }


def _schemas(vocabulary: Vocabulary) -> Document:
    objects = {
        name: object_schema(one, lambda of: f"#/components/schemas/{of}") for name, one in vocabulary.items()
    }
    return {"Page": PAGE, "Problem": PROBLEM} | objects


def _text(about: str, **more: str) -> Document:
    return {"type": "string"} | more | {"description": about}


def _root() -> Document:
    properties: Document = {
        "version": _text("Version of HSDS."),
        "profile": _text("Address of our profile of HSDS.", format="uri"),
        "profile_version": _text("Version of the profile (semantic versioning)."),
        "openapi_url": _text("Address of this document.", format="uri"),
        "publisher": {
            "type": "object",
            "description": "Who publishes: the centre, or the operator of the instance.",
            "properties": {
                "name": _text("Name."),
                "website": _text("Website.", format="uri"),
                "email": _text("E-mail address.", format="email"),
            },
        },
        "license": {
            "type": "object",
            "description": "Under which licence everything is published.",
            "properties": {
                "name": _text("SPDX id; its address where it has none."),
                "url": _text("Address of its text.", format="uri"),
            },
        },
    }
    required = ["version", "profile", "profile_version", "openapi_url", "publisher", "license"]
    return {
        "application/json": {"schema": {"type": "object", "required": required, "properties": properties}}
    }


def _count(about: str, least: int = 0) -> Document:
    return {"type": "integer", "minimum": least, "description": about}


def _truth(about: str) -> Document:
    return {"type": "boolean", "description": about}


PAGE: Document = {
    "type": "object",
    "description": "A page of a list.",
    "required": [
        "total_items",
        "total_pages",
        "page_number",
        "size",
        "first_page",
        "last_page",
        "empty",
    ],
    "properties": {
        "total_items": _count("Records on all pages."),
        "total_pages": _count("Number of pages; 0 where there is no record."),
        "page_number": _count("Number of this page.", 1),
        "size": _count("Records on this page."),
        "first_page": _truth("Whether this is the first page."),
        "last_page": _truth("Whether this is the last page."),
        "empty": _truth("Whether nothing is on this page."),
    },
}

PROBLEM: Document = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": _text("Always about:blank: title and status say what kind of problem it is."),
        "title": _text("The status in words."),
        "status": {"type": "integer", "minimum": 400, "maximum": 599, "description": "The status."},
        "detail": _text("What is wrong and what would be right, in a sentence."),
    },
}
