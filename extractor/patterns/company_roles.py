"""What the words beside a company's name say that it does.

Comes in: nothing. Goes out: `ROLE_CUES`, one declaration per wording. It must not know how
companies are found; that is `annotate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.patterns.base import Pattern
from extractor.schema import Role


@dataclass(frozen=True)
class RoleCue:
    """Words on one side of a mention that give the company a role. Every match holds a word that
    begins with one of `hints` (small letters), which are cheap to look for."""

    role: Role
    side: Literal["before", "after"]
    hints: frozenset[str]
    pattern: Pattern


def _acts(role: Role, hints: str, words: str, *matches: str) -> RoleCue:
    """Acting as: "X and Y are acting as ..."."""
    source = rf"""
        ^ (?: \ \([^()]{{1,60}}\) ){{0,2}}
        (?: ,?\ (?:(?:and|together\ with|along\ with)\ )?
            [A-Z](?:[^.;\n]|\.(?=,|\ [a-z])){{0,70}}? )? ,?
        \ (?: (?:[\w’]+\ ){{0,3}} (?: acting | serving | acted | served | serves? | acts?
            | retained | engaged | appointed ) \ (?:also\ )? as
          | (?:is|are|was|were) )
        \ (?: [\w’.&,-]+\ ){{0,6}}? (?i: {words} )
    """
    pattern = Pattern(f"company.role.{role}.acts", source, matches, (" of the Acme",))
    return RoleCue(role, "after", frozenset(hints.split()), pattern)


def _does(role: Role, hints: str, words: str, *matches: str) -> RoleCue:
    """Doing: "X has acquired ..."."""
    source = rf"""
        ^ (?: \ \([^()]{{1,60}}\) ){{0,3}} (?: ,\ [^,.;\n]{{1,80}}, )?
        \ (?: (?: has | have | had | will | would | also | now | currently | today | to | is\ to
            | agreed | directly | beneficially | completed | the ) \ ){{0,4}} (?: {words} ) \b
    """
    pattern = Pattern(f"company.role.{role}.does", source, matches, (" of the Acme",))
    return RoleCue(role, "after", frozenset(hints.split()), pattern)


def _after(role: Role, hints: str, words: str, *matches: str) -> RoleCue:
    """Words that follow the name at once."""
    source = rf"^ (?: \ \([^()]{{1,60}}\) ){{0,2}} (?: {words} )"
    pattern = Pattern(f"company.role.{role}.after", source, matches, (" of the Acme",))
    return RoleCue(role, "after", frozenset(hints.split()), pattern)


def _before(role: Role, hints: str, words: str, *matches: str) -> RoleCue:
    """Words that stand right before the name."""
    source = rf"""
        \b (?: {words} ) ,?
        (?: \ (?: the | a | an | by | of | with | to | from | including | between | and
            | such\ as ) ,? ){{0,3}}
        [ ]* $
    """
    pattern = Pattern(f"company.role.{role}.before", source, matches, ("the well-known ",))
    return RoleCue(role, "before", frozenset(hints.split()), pattern)


ROLE_CUES: tuple[RoleCue, ...] = (
    _acts(
        "placement_agent",
        "agent manager placement placing",
        r"placement\ agents? | placing\ agents? | sole\ (?:lead\ )?manager | finder | lead\ agent",
        " is acting as the exclusive placement agent for",
        " acted as sole manager of",
    ),
    _acts(
        "underwriter",
        "under book co- joint global represent",
        r"under-?writers? | book-?\ ?runn\w+ | book-running | co-?managers? | co-underwriters?"
        r" | joint\ lead\ managers? | global\ coordinators? | representatives?\ of\ the",
        " is acting as sole book-running manager",
        " and Beta ISI are acting as book-running managers",
        " LLC acting as the co-underwriter",
    ),
    _acts(
        "adviser",
        "counsel advis dealer agent solicit inform nominated proxy",
        r"(?:[\w’.-]+\ ){0,4}counsel | (?:[\w’.-]+\ ){0,3}advis[eo]rs? | dealer\ managers?"
        r" | solicitation\ agent | information\ agent | nominated\ adviser | proxy\ solicitor",
        " is acting as U.S. securities counsel to",
        " acted as legal advisor",
        " is the company’s Certified Advisor",
    ),
    _acts(
        "transfer_agent",
        "agent registrar transfer exchange rights depositary",
        r"(?:[\w’-]+\ ){0,3}(?:transfer\ agent|exchange\ agent|registrar|rights\ agent|depositary)",
        " is acting as the exchange agent",
    ),
    _after(
        "transfer_agent",
        "agent",
        r",\ (?:the\ |our\ |its\ )?(?:Company[’']s\ )?(?:transfer|exchange|warrant)\ agent",
        ", the Company’s transfer agent",
    ),
    _before(
        "transfer_agent", "agent", r"transfer\ agent | exchange\ agent", "its transfer agent, "
    ),
    _acts(
        "auditor", "auditor account", r"auditors? | accounting\ firm", " was appointed as auditor"
    ),
    _before("auditor", "auditor account", r"auditors? | accounting\ firm", "our auditor, "),
    _before("underwriter", "under book", r"underwriters? | book-?runners?", "underwriters, "),
    _before("placement_agent", "placement", r"placement\ agents?", "the placement agent, "),
    _before(
        "adviser",
        "counsel advis dealer",
        r"counsel | advis[eo]rs? | [Dd]ealer\ [Mm]anager | advised",
        "its legal counsel, ",
    ),
    _before(
        "lender",
        "loan lend credit borrow term bridge",
        r"(?:term\ |bridge\ )?loan(?:\ agreement)? | lenders? | credit\ facility | borrowed",
        "a loan from ",
        "lenders, including ",
    ),
    _before(
        "subsidiary",
        "subsidiar",
        r"(?:its|our|their|’s|'s|an?|the)\ (?:[\w-]+\ ){0,4}subsidiar(?:y|ies) (?=,?\ $)",
        "through its wholly owned subsidiary, ",
    ),
    _after(
        "subsidiary",
        "subsidiar division",
        r",\ (?:an?|the)\ (?:[\w’-]+\ ){0,4}(?:subsidiary|division)\ of",
        ", a wholly owned subsidiary of Acme",
    ),
    _before(
        "target",
        "acqui takeover merg",
        r"acqui(?:re|res|red|ring|sition)(?:\ (?:all|100%|the|issued|outstanding|assets|business"
        r"|of|and|shares|a|majority|stake|in|capital|share|remaining|equity|interests?)){0,8}"
        r" | takeover | to\ be\ acquired\ by\ and",
        "completed the acquisition of ",
        "has acquired all of the outstanding shares of ",
    ),
    _before(
        "acquirer", "acquired", r"(?:be|been|was|were|being)\ acquired", "will be acquired by "
    ),
    _does(
        "acquirer", "acqui purchas", r"acquired? | acquires | purchase[sd]?", " has acquired all"
    ),
    _before(
        "partner",
        "partner collabor joint alliance team licens",
        r"partnership | [Pp]artner(?:ed|s|ing)? | [Cc]ollaborat(?:ion|ed|ing|es) | joint\ venture"
        r" | alliance | teamed\ up | (?:partnership|collaboration|licens\w+)\ agreement",
        "in partnership with ",
        "partnered with ",
    ),
    _after(
        "partner", "partner", r",\ (?:a|an|the|our|its)\ (?:[\w-]+\ ){0,3}partner", ", a partner"
    ),
    _before(
        "customer",
        "customer order sold contract client purchase",
        r"customers? | clients? | purchase\ orders? | (?<!\bin\ )orders? | sold\ to | contracts?",
        "its customer ",
    ),
    _before(
        "investor",
        "invest subscri led round placement financing",
        r"investment | investors? | invested | subscribed | (?:round|placement|financing"
        r"|investors?),?\ led",
        "investors, led by ",
        "an investment by ",
    ),
    _does(
        "investor", "invest subscri", r"invest(?:ed)? | subscribed? | invests", " subscribed for"
    ),
    _does(
        "holder",
        "own hold held control",
        r"owns | holds | owned | held | controls",
        " now owns 45 shares",
    ),
    _after(
        "holder",
        "holder shareholder stockholder",
        r",\ (?:an?|the|our|its|one\ of)\ (?:[\w’-]+\ ){0,5}(?:share|stock)holders?",
        ", an existing shareholder",
    ),
    _before(
        "holder",
        "holder held own shareholder stockholder",
        r"held | owned | (?:share|stock)holders?",
        "held by ",
    ),
    _before(
        "seller",
        "purchas acqui bought",
        r"(?:purchased|acquired|bought|purchase|acquire)\ (?:[\w%,.-]+\ ){0,5}from",
        "acquired it from ",
    ),
)
"""The roles that words beside a mention give, in order of precedence."""
