"""Every pattern of the package takes time linear in the text, whatever that is.

A pattern gets a million hostile characters in long runs. If that takes longer than it should, the
same characters come in short runs: one that is linear does not care how long the runs are.
"""

from __future__ import annotations

import ast
import re
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
import regex
from hostile_text import Compiled, hostile, own

import extractor
from extractor.annotate.frame.sections import _headings
from extractor.patterns import ALL

SIZE = 1_000_000
TRIAL = 50_000
SLOW = 1e-6
"""Seconds for one character; of a slower pattern TRIAL characters have to tell as much."""
OWN = 8_000
RUNS = 10
"""So many times shorter are the short runs."""
QUICK = 0.06
"""Seconds of processor time for which no pattern is suspected: a run of 10,000 characters takes
one that is quadratic longer."""
LIMIT = 20.0

ROOT = Path(extractor.__file__).parent
ANCHORED = {"match", "fullmatch"}
OURS = ("corpus", "evaluation", "training", "patterns.phrases")
"""What reads only what the project itself has written."""


def uses() -> dict[tuple[str, str], set[str]]:
    """What each module does with each name; "?" where it hands it on."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        module = ".".join((ROOT.name, *path.relative_to(ROOT).with_suffix("").parts))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found[module.removesuffix(".__init__"), node.id].add(called.get(id(node), "?"))
    return found


def within(value: object, depth: int = 0) -> Iterator[Compiled]:
    """The compiled patterns in `value`."""
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif depth < 4:
        if isinstance(value, dict):
            value = [*value, *value.values()]
        elif type(value).__module__.startswith("extractor.") and hasattr(value, "__dict__"):
            value = [*vars(value).values(), getattr(value, "regex", None)]
        if isinstance(value, list | tuple | set | frozenset):
            for one in value:
                yield from within(one, depth + 1)


def written_in_calls() -> Iterator[tuple[str, Compiled]]:
    """Patterns that are the first argument of `re.sub` and the like."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re" | "regex" as engine), attr=method),
                    args=[ast.Constant(value=str() as source), *_],
                ) if method != "compile":
                    compiled = re.compile(source) if engine == "re" else regex.compile(source)
                    yield f"{path.stem}:{method} {source[:30]}", compiled


def every_pattern() -> dict[str, tuple[Compiled, bool]]:
    """All compiled patterns by name, and whether each is only tried at one place of a text. The
    wordings of `Phrases` are not among them: their reach bounds their time, and is tested."""
    done = uses()
    names = [module.name for module in walk_packages(extractor.__path__, "extractor.")]
    modules = {name: import_module(name) for name in names if not name.endswith("__main__")}
    declared = {one.name: (one.regex, False) for one in ALL}
    seen: set[tuple[object, int, type]] = {
        (one.pattern, one.flags, type(one)) for one, _ in declared.values()
    }
    found: dict[str, tuple[Compiled, bool]] = {}
    for full_name, module in modules.items():
        where = full_name.removeprefix("extractor.")
        if where.startswith(OURS):
            continue
        for name, value in vars(module).items():
            private = isinstance(value, re.Pattern | regex.Pattern) and name.startswith("_")
            anchored = private and done[full_name, name] <= ANCHORED
            for number, pattern in enumerate(within(value)):
                key = (pattern.pattern, pattern.flags, type(pattern))
                if key not in seen:
                    seen.add(key)
                    found[f"{where}.{name}.{number}" if number else f"{where}.{name}"] = (
                        pattern,
                        anchored,
                    )
    found["annotate.frame.sections._headings"] = _headings(), True
    return declared | found | {name: (pattern, False) for name, pattern in written_in_calls()}


PATTERNS = every_pattern()
EXAMPLES = {
    pattern.name: [one if isinstance(one, str) else one[0] for one in pattern.matches[:4]]
    for pattern in ALL
}


def test_all_are_found() -> None:
    """Those of modules, in containers, declared with examples, in calls, of both engines."""
    assert len(PATTERNS) > 700
    assert {type(pattern) for pattern, _ in PATTERNS.values()} == {re.Pattern, regex.Pattern}
    assert not PATTERNS["write.tables._RISKY"][1]
    assert PATTERNS["read.detect._SUBMISSION"][1]


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Raises TimeoutError after `limit` seconds of processor time; both engines look for it."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(pattern: Compiled, anchored: bool, text: str) -> float:
    """The processor time of finding all matches in `text`, or of trying at its run's beginnings."""
    begun = time.process_time()
    parts = text.split("\0!\n") if anchored else [text]
    for part in parts:
        data = part if isinstance(pattern.pattern, str) else part.encode()
        if anchored:
            pattern.match(data)
            pattern.fullmatch(data)
        else:
            for _ in pattern.finditer(data):
                pass
    return time.process_time() - begun


def assert_runs_do_not_matter(
    make: Callable[[int], str], pattern: Compiled, anchored: bool
) -> None:
    long = seconds(pattern, anchored, make(1))
    if long < QUICK:
        return
    short = seconds(pattern, anchored, make(RUNS))
    for _ in range(3):
        if long <= 2 * short + QUICK:
            return
        long = min(long, seconds(pattern, anchored, make(1)))
        short = max(short, seconds(pattern, anchored, make(RUNS)))
    raise AssertionError(f"{long:.2f} s in long runs, {short:.2f} s in short ones")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no such timers here")
@pytest.mark.parametrize("name", PATTERNS)
def test_long_runs_take_no_longer_than_short_ones(name: str) -> None:
    pattern, anchored = PATTERNS[name]
    with at_most(LIMIT):
        assert_runs_do_not_matter(
            lambda runs: own(pattern, EXAMPLES.get(name, ()), OWN // runs, runs), pattern, anchored
        )
        slow = seconds(pattern, anchored, hostile(TRIAL)) > SLOW * TRIAL
        size = 3 * TRIAL if slow else SIZE
        assert_runs_do_not_matter(lambda runs: hostile(size, runs), pattern, anchored)
