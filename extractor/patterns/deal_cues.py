"""Deal cues: the words that name a transaction of each type.

Comes in: nothing. Goes out: `DEAL_CUES`, one declaration per wording, matched on lower-cased
text, and `TERMS`, the concepts that each type of deal may have as terms.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.schema import DealType


@dataclass(frozen=True)
class DealCue:
    """A wording that names a type of deal. `headline` says that it only counts in headlines
    and subheadlines, where a bare noun is enough."""

    type: DealType
    source: str
    headline: bool = False


DEAL_CUES: tuple[DealCue, ...] = (
    DealCue("registered_direct", r"registered[- ]direct(?: offering)?"),
    DealCue("atm_offering", r"at[- ]the[- ]market(?: equity)? (?:offering|program|programme|facility|sales|issuance|equity)|\batm (?:program|programme|offering|facility|sales|agreement|equity)|(?:through|under|via) (?:the|its|our) atm\b"),
    DealCue("rights_issue", r"rights (?:issue|offering)|entitlement offer|preferential rights issue|compensation issue|preferential issue"),
    DealCue("ipo", r"initial public offering|\bipo\b"),
    DealCue("convertible_notes", r"convertible (?:senior |subordinated |promissory |unsecured |secured |bridge |perpetual )*(?:notes?|debentures?|bonds?|loan notes?)(?: (?:offering|financing|due))?|exchangeable senior notes"),
    DealCue("debt_offering", r"(?<!convertible )(?<!exchangeable )(?:senior |subordinated |secured |unsecured |green |covered |investment grade |high yield |first lien |second lien |hybrid |tier 2 |sustainability-linked |baby )+(?:notes|bonds)(?: offering| issue| due)?|bond (?:issue|issuance|offering|placement)|notes offering|offering of [^.;]{0,30}notes due|debentures? offering"),
    DealCue("private_placement", r"private[- ]placements?|directed (?:share )?(?:issue|issuance)(?: of)?|directed new (?:share )?issue|institutional placement|\bpipe (?:financing|offering|transaction|investment)|\bpipe\b(?= \()|private investment in public equity|flow[- ]through (?:financing|offering|private placement)|non-brokered (?:financing|offering|placement|private)|brokered (?:financing|offering)|strategic placement|tranche (?:one|two|1|2) (?:of the )?placement|life offering|listed issuer financing exemption|strategic (?:equity )?investment (?:of|from|by|led)|equity investment (?:of|from)"),
    DealCue("private_placement", r"placement|placing|raises|equity financing|closes (?:first |second |final )?tranche|unit offering|series [a-e] (?:preferred )?(?:financing|funding|round)|strategic investment", headline=True),
    DealCue("public_offering", r"(?:(?:proposed|underwritten|follow-on|secondary|upsized|public|overnight marketed|bought deal|marketed|equity|common stock|best efforts|us|concurrent|primary) )+(?:public )?offering(?! price)|bought[- ]deal|underwritten offering|public offering(?! price)"),
    DealCue("public_offering", r"pric(?:es|ing) (?:of )?(?:[$€£]?[\d.,]+ (?:million )?)?(?:upsized |common stock )?offering|offering of (?:common stock|common shares|ordinary shares|american depositary)", headline=True),
    DealCue("warrant_exercise", r"warrant (?:inducement|exercise)s?(?: agreements?| transaction)?|exercise of (?:(?:certain|the|its|outstanding|existing|previously issued|all|public) ){0,4}warrants|inducement (?:offer|letter|agreement)|exercise (?:certain |of )?(?:existing |outstanding )+warrants|warrants? (?:being )?exercised for"),
    DealCue("conversion", r"(?:has |have |partial |full |mandatory |voluntary |further )*(?:convert(?:ed|s)|conversion of)(?: [a-z0-9$.,()&’'-]+){0,14}? (?:into|to) (?:[a-z’']+ ){0,5}(?:common|ordinary|equity|shares|stock)|(?:partial|debt|note|loan|preferred|debt-to-equity|debenture) (?:debt |stock |equity |share )?conversion|partial conversion of|notice of conversion|conversion notice"),
    DealCue("debt_settlement", r"(?:shares?[- ]for[- ]debt|debt settlement|shares for services|settle(?:d|s|ment of)? (?:an aggregate of |outstanding |approximately |up to |[$c€£]*[\d,.]+ (?:of |in )?)*(?:outstanding )?(?:debt|indebtedness|amounts? owing|accounts payable|liabilities)|satisfaction of (?:outstanding )?(?:debt|indebtedness))"),
    DealCue("loan", r"(?:term |bridge |revolving |syndicated |construction |delayed draw |secured |credit )+(?:loan|credit facility|facility|line of credit)|loan (?:agreement|facility)|credit (?:facility|agreement)|promissory note(?! conversion)|line of credit|revolving facility|debt facility|financing agreement with"),
    DealCue("loan", r"loan|debt financing|financing facility|secures [^.]{0,30}financing|refinanc(?:es|ing)|credit line", headline=True),
    DealCue("tender_offer", r"(?:cash )?tender offers?|exchange offer|substantial issuer bid|modified dutch auction|public offer to (?:the )?shareholders"),
    DealCue("buyback", r"(?:share|stock|common stock|unit|ads|preferred share)? ?(?:re)?purchase (?:program(?:me)?|plan|authori[sz]ation|mandate)|buy-?backs?(?: program(?:me)?)?|share repurchases?|stock repurchases?|repurchases? of (?:own|its|common|the company)|normal course issuer bid|\bncib\b|repurchase[sd]? (?:an aggregate of |a total of |approximately )?[\d,.]+(?: million)? (?:of its )?(?:own |common |ordinary |class a )?(?:shares|stock)|own shares"),
    DealCue("dividend", r"(?:declare[sd]?|declaration of|declaring|approve[sd]?|propose[sd]?|announce[sd]?|pay(?:s|ment of)?|initiate[sd]?|resolved[^.;]{0,90}|increase[sd]?)(?: [a-z0-9$€£’'.,()-]+){0,12}? (?:dividends?(?! yield| reinvestment| income| growth| stock)|distributions?(?= (?:of|for|per|on|payable)))|(?:quarterly|monthly|special|cash|interim|final|extra|annual|stock|regular|extraordinary|preferred) (?:cash |stock )*dividends?|dividend of|dividend declaration|monthly (?:cash )?distributions?|cash distribution of"),
    DealCue("dividend", r"dividends?|(?:monthly|quarterly|cash|special) distributions?|distribution (?:of|declar)", headline=True),
    DealCue("reverse_split", r"reverse (?:stock |share |common stock |ads )?split|(?:share|stock) consolidation|consolidation of (?:its|the)? ?(?:issued|outstanding|common|ordinary)? ?(?:and outstanding )?(?:common )?shares"),
    DealCue("stock_split", r"(?<!reverse )(?:forward |\d+-for-\d+ |[a-z]+-for-[a-z]+ )+(?:stock |share )?split|(?<!reverse )(?:stock|share) split"),
    DealCue("merger", r"(?:definitive )?(?:merger agreement|agreement and plan of merger)|(?:proposed |planned |definitive |all-stock |all-cash |reverse )*merger(?:s)? (?:with|of|between|transaction|sub|consideration)?|business combination(?: agreement| with)?|to merge with|plan of arrangement|arrangement agreement|de-spac|amalgamat(?:e|ion) (?:with|agreement)"),
    DealCue("acquisition", r"(?:definitive |binding |letter of |asset |share |stock |unit )+(?:purchase|acquisition|agreement) agreement to (?:acquire|purchase)|(?:completes?|completed|completion of|announces?|announced|closes?|closed|closing of|entered into|signs?|signed|agree[sd]?|intends?)(?: [a-z0-9’'&.,()-]+){0,9}? (?:acquisition of|to acquire|acquire[sd]?\b(?! by))|(?:has|have) acquired (?!beneficial|ownership|bitcoin|\d)|agreement to acquire|acquires (?!beneficial|ownership|additional|bitcoin|\d)|definitive agreement (?:to be acquired|under which)|to be acquired by|acquisition of (?:all|100%|the|a|substantially|certain|its|[a-z’']+)"),
    DealCue("acquisition", r"acqui(?:res|red?|sitions?|ring)|takeover|to buy", headline=True),
    DealCue("divestiture", r"(?:completes?|completed|announces?|announced|closes?|closing of|agree(?:s|d|ment)|agreement|enters? into|entered into|signs?)(?: [a-z0-9’'&.,()-]+){0,9}? (?:divest(?:iture|s|ment|ed)?|sale of (?:its|the|all|substantially|certain|a)\b|to sell (?:its|the|all|substantially|certain|a)\b|disposal of)|divest(?:iture|ment) of|divests|sells (?:its|the|all)"),
    DealCue("stake_purchase", r"early warning(?: report| news release| release)?|increases? (?:its |his |her )?(?:shareholding|stake|holding|position|ownership)|acquires? (?:a |an )?(?:[\d.]+% |additional |minority |majority |strategic |significant )*(?:stake|interest|shareholding) (?:in|of)|acquired (?:beneficial )?ownership|ownership and control of|major shareholding|(?:open market|insider) (?:share )?purchases?|schedule 13[dg]|purchased? [\d,]+ (?:common )?shares (?:of the company )?(?:on|in|through) the (?:open )?market|managers[’'] transactions"),
    DealCue("contract_award", r"(?:awarded|wins?|won|secures?|secured|receives?|received|signs?|signed|lands?|books?)(?: [a-z0-9$€£’'&.,()-]+){0,12}? (?:contracts?|purchase orders?|orders?|task orders?|subcontract|contract award)(?! (?:book|intake|research))|contract award|contract (?:valued|worth)|awarded to|awards? [a-z0-9’'&., -]{3,40} (?:contract|order)|contract with (?:the )?(?:u\.s\.|department|nasa)"),
    DealCue("grant", r"(?:awarded|receives?|received|secures?|wins?|granted)(?: [a-z0-9$€£’'&.,()-]+){0,10}? (?:grants?|grant funding|non-dilutive funding)\b(?! (?:of (?:options?|rsus?|stock)))|grant (?:award|funding) (?:of|from)|sbir|grant from"),
    DealCue("asset_purchase", r"(?:acquire[sd]?|purchase[sd]?|bought|buys?|added|adds)(?: an?)?(?: additional| approximately| total of| aggregate of| another| over| more than)*(?: [$€£]?[\d,.]+(?: million| billion)?)?(?: (?:of|in|worth of))*(?: \w+){0,2}? (?:bitcoin|btc|ethereum|ether|eth|sol|solana|xrp|bnb|hype|crypto\w*|tokens?|gold bullion|digital assets)\b|purchase of (?:[\d,.]+ )?(?:bitcoin|btc|eth\b|ether|sol\b)|bitcoin purchases?|asset purchase agreement|acquisition of (?:[\d,.]+ )?(?:bitcoin|btc|eth\b|mineral claims?|claims)"),
)


_ISSUE = ("shares_issued", "shares_offered", "units_offered", "offering_price", "issue_price",
          "gross_proceeds", "net_proceeds", "discount_percent", "premium_percent", "reference_price",
          "warrants_issued", "exercise_price", "prefunded_warrants", "fees", "fee_percent",
          "primary_shares", "secondary_shares", "option_shares", "option_amount", "option_percent",
          "insider_percent", "par_value", "stated_value", "average_price", "shares_sold")
_HOLDING = ("shares_held", "shares_acquired", "ownership_percent", "purchase_price")

TERMS: dict[DealType, tuple[str, ...]] = {
    "conversion": ("shares_converted", "amount_converted", "conversion_price", "shares_issued", "shares_held",
                   "ownership_percent", "premium_percent", "discount_percent", "reference_price",
                   "principal_amount", "interest_rate", "stated_value", "conversion_rate", "exercise_price", "warrants_issued"),
    "debt_settlement": ("amount_converted", "shares_issued", "issue_price", "conversion_price", "warrants_issued",
                        "exercise_price", "offering_price", "principal_amount"),
    "private_placement": (*_ISSUE, *_HOLDING, "principal_amount", "interest_rate", "conversion_price"),
    "registered_direct": _ISSUE,
    "public_offering": _ISSUE,
    "ipo": (*_ISSUE, "conversion_rate"),
    "rights_issue": (*_ISSUE, "split_ratio", "exchange_ratio"),
    "atm_offering": ("shares_sold", "shares_issued", "average_price", "gross_proceeds", "net_proceeds", "fees", "fee_percent", "offering_price"),
    "convertible_notes": ("principal_amount", "interest_rate", "conversion_rate", "conversion_price", "premium_percent",
                          "reference_price", "net_proceeds", "gross_proceeds", "option_amount", "fees", "warrants_issued",
                          "exercise_price", "purchase_price", "fee_percent", "offering_price"),
    "debt_offering": ("principal_amount", "interest_rate", "net_proceeds", "gross_proceeds", "offering_price", "fees", "option_amount"),
    "loan": ("loan_amount", "interest_rate", "principal_amount", "fees", "fee_percent", "warrants_issued", "exercise_price", "shares_issued"),
    "warrant_exercise": ("warrants_exercised", "exercise_price", "gross_proceeds", "net_proceeds", "shares_issued", "fees"),
    "buyback": ("shares_repurchased", "average_price", "repurchase_amount", "repurchase_authorization", "repurchase_remaining",
                "purchase_price_per_share", "purchase_price"),
    "tender_offer": ("principal_amount", "offer_price", "repurchase_amount", "shares_acquired", "ownership_percent",
                     "premium_percent", "purchase_price", "reference_price", "interest_rate", "equity_value"),
    "dividend": ("dividend_per_share", "dividend_total", "dividend_yield"),
    "stock_split": ("split_ratio", "shares_outstanding_before", "shares_outstanding_after", "shares_outstanding", "shares_authorized", "par_value"),
    "reverse_split": ("split_ratio", "shares_outstanding_before", "shares_outstanding_after", "shares_outstanding", "shares_authorized", "par_value"),
    "acquisition": ("purchase_price", "cash_consideration", "stock_consideration", "equity_value", "enterprise_value", "offer_price",
                    "shares_issued", "exchange_ratio", "premium_percent", "reference_price", "ownership_percent", "shares_acquired",
                    "issue_price", "purchase_price_per_share"),
    "merger": ("equity_value", "enterprise_value", "exchange_ratio", "offer_price", "cash_consideration", "stock_consideration",
               "purchase_price", "premium_percent", "reference_price", "ownership_percent", "shares_issued", "shares_held"),
    "divestiture": ("purchase_price", "cash_consideration", "stock_consideration", "enterprise_value", "equity_value",
                    "ownership_percent", "shares_sold", "purchase_price_per_share", "net_proceeds", "gross_proceeds"),
    "stake_purchase": ("shares_acquired", "purchase_price", "purchase_price_per_share", "shares_held", "ownership_percent",
                       "average_price", "premium_percent", "reference_price", "shares_sold"),
    "contract_award": ("contract_value",),
    "grant": ("contract_value",),
    "asset_purchase": ("purchase_price", "average_price"),
}
"""The concepts that a deal of each type may have as terms."""
