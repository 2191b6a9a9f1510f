"""Find the text keys that code and templates use, and the fields they give."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.wording.families import FED_BY, HOLE, NAMESPACES

#: Folders of the code that says something; the store says nothing.
FOLDERS = ("bot", "admin", "scheduler")
_NOT_HERE = (
    "bot/store",
    "bot/rehearsal/stand_ins",
    # These name keys to check them.
    "bot/wording/checks.py",
    "bot/wording/families.py",
    "bot/wording/lengths.py",
    "bot/wording/needs.py",
    "bot/wording/presence.py",
    "bot/wording/samples.py",
    "bot/wording/usage.py",
    "admin/static",
)
_KEY = re.compile(r"([a-z][a-z0-9_]*)\.[a-z0-9_{}]+(?:\.[a-z0-9_{}]+)*")
_FILES = (
    ".css",
    ".db",
    ".html",
    ".js",
    ".json",
    ".lock",
    ".po",
    ".py",
    ".svg",
    ".toml",
    ".txt",
)
_QUOTED = (re.compile(r"'([^'\n]*)'"), re.compile(r'"([^"\n]*)"'))


@dataclass(frozen=True, slots=True)
class Use:
    """A key, or the form of keys with holes in it, and where it is used."""

    key: str
    place: str
    #: Fields that the call names beside the key; None when it names none.
    fields: frozenset[str] | None = None

    @property
    def is_form(self) -> bool:
        """Whether it stands for several keys."""
        return HOLE in self.key

    def covers(self, key: str) -> bool:
        """Whether a key may be meant by it."""
        return _form_of(self.key).fullmatch(key) is not None


@cache
def _form_of(key: str) -> re.Pattern[str]:
    return re.compile("[a-z0-9_.]+".join(map(re.escape, key.split(HOLE))))


def find_uses(root: Path, namespaces: frozenset[str]) -> list[Use]:
    """Find every use below a checkout or an installed package."""
    known = NAMESPACES | namespaces
    found = [use for use in _scan(root) if use.key.partition(".")[0] in known]
    return [use for use in found if not use.key.endswith(_FILES)]


def _scan(root: Path) -> Iterator[Use]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if name.startswith(_NOT_HERE):
                continue
            if path.suffix in _READERS:
                yield from _read_uses(path.read_text("utf-8"), name)


@cache
def _read_uses(source: str, name: str) -> tuple[Use, ...]:
    """Read a file that says something; the same source is read once."""
    return tuple(_READERS[Path(name).suffix](source, name))


def _in_python(source: str, name: str) -> Iterator[Use]:
    tree = ast.parse(source)
    tuples = _constant_tuples(tree)
    nodes = list(ast.walk(tree))
    forms = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    told = {id(part) for form in forms for part in form.values}
    for call in nodes:
        if isinstance(call, ast.Call):
            yield from _fed(call, name)
            for part, key in _keys_in(call):
                told.add(id(part))
                yield Use(key, f"{name}:{part.lineno}", _fields_of(call, tuples))
    for node in nodes:
        alone = _key_of(node)
        if alone is not None and id(node) not in told:
            yield Use(alone, f"{name}:{getattr(node, 'lineno', 0)}")


def _keys_in(call: ast.Call) -> Iterator[tuple[ast.expr, str]]:
    """Find the keys among a call's arguments."""
    for part in (*call.args, *(word.value for word in call.keywords)):
        key = _key_of(part)
        if key is not None:
            yield part, key


def _fed(call: ast.Call, name: str) -> Iterator[Use]:
    """Find keys of which a function is given the last part alone."""
    function = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    form = FED_BY.get(str(function))
    if form is not None:
        for part in call.args:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield Use(form.replace(HOLE, part.value), f"{name}:{part.lineno}")


def _in_template(source: str, name: str) -> Iterator[Use]:
    for number, line in enumerate(source.splitlines(), start=1):
        for text in (t for quoted in _QUOTED for t in quoted.findall(line)):
            key = _complete(text.replace("%s", HOLE))
            if key is not None:
                yield Use(key, f"{name}:{number}")


def _key_of(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _complete(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [
            str(part.value) if isinstance(part, ast.Constant) else HOLE
            for part in node.values
        ]
        return _complete("".join(parts))
    return None


def _complete(text: str) -> str | None:
    """Give a key; one that ends in a full stop is the beginning of several."""
    key = text + HOLE if text.endswith(".") else text
    return key if _KEY.fullmatch(key) else None


def _fields_of(
    call: ast.Call, tuples: dict[str, frozenset[str]]
) -> frozenset[str] | None:
    """Read the fields that stand in the call, as a tuple of names or as a dict."""
    named: set[str] | None = None
    for part in (*call.args, *(word.value for word in call.keywords)):
        names = _names_in(part, tuples)
        if names is not None:
            named = (named or set()) | names
    return None if named is None else frozenset(named)


def _names_in(part: ast.expr, tuples: dict[str, frozenset[str]]) -> set[str] | None:
    if isinstance(part, ast.Name) and part.id in tuples:
        return set(tuples[part.id])
    if isinstance(part, ast.Tuple):
        names = _strings(part.elts, tuples)
        return None if names is None else set(names)
    if isinstance(part, ast.Dict):
        keys = [key for key in part.keys if key is not None]
        return set(_strings(keys, tuples) or ())
    return None


def _constant_tuples(tree: ast.Module) -> dict[str, frozenset[str]]:
    """Give the module's own constants that are tuples of strings."""
    found: dict[str, frozenset[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            names = _strings(node.value.elts, found)
            target = node.targets[0]
            if names is not None and isinstance(target, ast.Name):
                found[target.id] = names
    return found


def _strings(
    parts: list[ast.expr], tuples: dict[str, frozenset[str]]
) -> frozenset[str] | None:
    """Give the strings of a display; None when it holds anything else."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            found.add(part.value)
        elif isinstance(part, ast.Starred) and isinstance(part.value, ast.Name):
            found |= tuples.get(part.value.id, frozenset())
        else:
            return None
    return frozenset(found)


_READERS: Final[dict[str, Callable[[str, str], Iterator[Use]]]] = {
    ".py": _in_python,
    ".html": _in_template,
}
