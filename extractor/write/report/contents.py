"""The first page of a run that has many: what all of them come to, and where the findings are.

Comes in: what each page holds in counts, and the inputs that were given up. Goes out: a view for
the template. It must not see a record: there may be millions.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.outcome import Summary
from extractor.write.report.wording import SIGNS, Verdict


@dataclass(frozen=True, slots=True)
class PageOfRun:
    """One page: where it is, the first and the last input on it, and what it holds."""

    address: str
    first: str
    last: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class Lost:
    """An input that was given up, and why."""

    path: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The pages of a run in their order, those with findings first."""

    run: Summary
    pages: list[PageOfRun]
    lost: list[Lost]

    @classmethod
    def of(cls, pages: list[PageOfRun], lost: list[Lost]) -> Contents:
        """What `pages` come to together."""
        run = Summary()
        for page in pages:
            run.join(page.summary)
        return cls(run, sorted(pages, key=lambda page: -page.summary.inconsistent), lost)

    @property
    def tally(self) -> list[tuple[Verdict, int]]:
        """The checks of all pages by verdict, worst first."""
        return [(one, self.run.checks[one]) for one in SIGNS if self.run.checks.get(one)]

    @property
    def lede(self) -> str:
        """The sentence that a reader in a hurry wants."""
        found = self.run.inconsistent
        if not found:
            return "No printed numbers contradict each other."
        hold = "holds" if found == 1 else "hold"
        return f"{found:,} of them {hold} numbers that cannot all be right."
