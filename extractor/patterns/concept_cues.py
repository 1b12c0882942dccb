"""Concept cues: the words that tell what a quantity beside them is.

Comes in: nothing. Goes out: `CUES`, one declaration per wording, and `GENERIC`, what a bare
"price", "shares" or "amount" means in each type of deal. Cues are matched on lower-cased text.
How a cue is tied to a quantity (side, distance, what may stand between) is decided in
`annotate.roles`; this file only says what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass

MONTHLESS = 0  # cues never look at dates


@dataclass(frozen=True)
class Cue:
    """A wording and the concept that it gives to a quantity of each kind.

    `before`: weight when the cue stands before the quantity; `after`: when it follows. A weight
    of zero means that the side does not count. `reach` is the farthest the quantity may be, in
    characters. A concept that begins with "@" is generic and resolved by the type of deal; an
    empty concept says that the quantity is known to be none of the vocabulary.
    """

    name: str
    source: str
    concepts: dict[str, str]
    before: float = 0.9
    after: float = 0.0
    reach: int = 90


_ADJUSTED = r"(?:adjusted|non-gaap|underlying|core|pro forma|normali[sz]ed|comparable)"

CUES: tuple[Cue, ...] = (
    # -- results ---------------------------------------------------------------------------
    Cue("cost of revenue", r"costs? of (?:revenues?|sales|goods? sold|goods)",
        {"amount": "cost_of_revenue"}, 0.9, 0.5),
    Cue("sales expense", r"(?:sales (?:and|&) marketing|selling, general|general and administrative|sg&a"
        r"|research and development|r&d|operating) (?:expenses?|costs?|spend(?:ing)?)|sg&a"
        r"|(?:operating|interest|income tax|impairment) (?:expenses?|costs?|charges?)",
        {"amount": ""}, 0.95, 0.5),
    Cue("underlying other", _ADJUSTED + r" (?:gross (?:profit|margin)|operating (?:profit|income|result|earnings|margin|loss)"
        r"|revenues?|ebit|result|pre-tax (?:profit|income)|profit before tax|free cash flow)(?: margin)?"
        r"(?: \(ebit(?:, excl\.? iac)?\))?|operating result \(ebit, excl\.? iac\)|gross contribution margin"
        r"|revenue[^.;]{0,30} adjusted for [^.;]{0,40}? (?:totall?ed|amounted to|was|were)",
        {"amount": ""}, 0.98, 0.5),
    Cue("underlying margin", _ADJUSTED + r" (?:gross|operating|net|profit|contribution|ebita?) (?:profit )?margins?(?: \(ebit\))?|gross contribution margin|margin[^.;\x01]{0,12}before [a-z ]{4,30}|\(before [a-z ]{4,30}",
        {"percentage": ""}, 0.98, 0.5, 40),
    Cue("deferred revenue", r"deferred revenues?|revenue (?:potential|multiple|share)|cost synerg(?:y|ies)|recurring revenues?|\barr\b|unearned revenues?",
        {"amount": ""}, 0.95, 0.8),
    Cue("gross margin", r"gross (?:profit )?margins?", {"percentage": "gross_margin"}, 0.95, 0.9),
    Cue("operating margin", r"operating (?:profit )?margins?|ebit margins?", {"percentage": "operating_margin"}, 0.95, 0.9),
    Cue("ebitda margin", r"(?:adjusted )?ebitda margins?(?: \([^)]{0,20}\))?", {"percentage": "ebitda_margin"}, 0.95, 0.9),
    Cue("net margin", r"(?:net|profit|contribution|nim|net interest) margins?", {"percentage": ""}, 0.95, 0.9),
    Cue("adjusted eps", _ADJUSTED + r" (?:fully )?(?:diluted |basic )?(?:eps|earnings per(?: diluted)? share|net (?:income|loss|earnings) per(?: diluted| basic)? share|income per(?: diluted)? share|loss per(?: diluted)? share)",
        {"price": "adjusted_eps"}, 0.98, 0.8),
    Cue("diluted eps", r"(?:fully )?diluted (?:eps|earnings|(?:net )?(?:income|loss))(?: per (?:common |ordinary )?share)?|per (?:fully )?diluted (?:common )?share|(?:eps|earnings per share|(?:income|loss|earnings) per (?:common )?share)[, ]{1,2}(?:\(?diluted\)?|assuming dilution)"
        r"|diluted$", {"price": "eps_diluted"}, 0.97, 0.9),
    Cue("basic eps", r"basic (?:and diluted )?(?:eps|earnings|net (?:income|loss)|(?:income|loss))(?: per (?:common |ordinary )?share)?"
        r"|(?:basic |net )?(?:earnings|income|loss|profit|result) ?(?:\(loss\) )?per (?:basic (?:and diluted )?)?(?:common |ordinary )?(?:share|ads|unit)|\beps\b|loss of [^.;]{0,12}per (?:basic )?share|per basic (?:and diluted )?share",
        {"price": "eps_basic"}, 0.95, 0.85),
    Cue("adjusted net income", _ADJUSTED + r" (?:net (?:income|loss|profit|earnings)|earnings|profit after tax)(?: \(loss\))?",
        {"amount": "adjusted_net_income"}, 0.97, 0.8),
    Cue("net interest", r"net interest income|net investment income|net (?:cash|debt|assets?|unrealized|realized|change|increase|working)[a-z ]{0,24}|interest income|funds from operations|\baffo\b|\bffo\b", {"amount": "", "price": "", "percentage": ""}, 0.95, 0.8),
    Cue("net income", r"net (?:income|loss|profit|earnings|result)(?: \(loss\)| attributable to [a-z' ]{3,40}| for the (?:period|quarter|year))?"
        r"|(?:profit|result|loss) (?:after tax(?:es)?|for the (?:period|quarter|year))|bottom line|gaap net (?:income|loss)",
        {"amount": "net_income"}, 0.94, 0.85),
    Cue("adjusted ebitda", r"(?:" + _ADJUSTED + r" (?:operating result \()?ebitda(?:, excl\.? iac)?\)?(?: \(loss\)| loss)?|ebitda,? (?:excl|before (?:special|non-recurring))[a-z. ]{0,20}|operating result \(ebitda[^)]{0,20}\))",
        {"amount": "adjusted_ebitda"}, 0.96, 0.85),
    Cue("ebitda", r"ebitda(?: loss)?", {"amount": "ebitda"}, 0.94, 0.85),
    Cue("gross profit", r"gross (?:profit|income)", {"amount": "gross_profit"}, 0.94, 0.85),
    Cue("operating income", r"(?:gaap )?operating (?:income|profit|result|earnings|loss)(?: \(ebit\)| \(loss\))?|(?:loss|income|profit) from operations|\bebit\b",
        {"amount": "operating_income"}, 0.94, 0.85),
    Cue("operating cash flow", r"(?:net )?cash (?:flows? )?(?:generated )?(?:provided by|used in|from|generated by|generated from)(?: \(used in\))? (?:operating activities|operations|operating)|operating cash flows?|cash (?:from|flow from) operations|cash flows? from operating activities",
        {"amount": "operating_cash_flow"}, 0.96, 0.85),
    Cue("free cash flow", r"free cash flows?|\bfcf\b", {"amount": "free_cash_flow"}, 0.95, 0.85),
    Cue("capex", r"capital expenditures?|capex|purchases? of property", {"amount": "capital_expenditure"}, 0.93, 0.8),
    Cue("cash", r"cash(?:,)?(?: and)? cash equivalents(?:[a-z, -]{0,60}(?:investments|securities))?|cash (?:balance|position|on hand|reserves?|resources|and short-term investments|and investments|and marketable securities|in (?:the )?bank)|(?:in|of) cash and|year-end cash|in cash$|liquid funds",
        {"amount": "cash"}, 0.92, 0.85),
    Cue("total debt", r"(?:total|gross|outstanding|long-term) (?:debt|indebtedness|borrowings)|debt outstanding", {"amount": "total_debt"}, 0.9, 0.7),
    Cue("bookings", r"(?:total |net |new )?(?:bookings|order intake|orders received|new orders)", {"amount": "bookings"}, 0.92, 0.85),
    Cue("backlog", r"(?:order |contract |sales )?backlog|(?:weighted )?order ?book", {"amount": "backlog"}, 0.93, 0.9),
    Cue("market size", r"market (?:is|was|size|projected|opportunity|cap(?:itali[sz]ation)?|value of)|addressable market|industry (?:is|was)|(?:global|worldwide) [a-z -]{3,40} market|cagr|compound annual|per year in|assets under management|\baum\b|total assets|savings of|cost savings|net worth|class period|billions? of|portfolio (?:of|value)",
        {"amount": "", "percentage": "", "price": ""}, 0.8, 0.6),
    Cue("revenue", r"(?:total |net |record |quarterly |annual |full[- ]year |consolidated |gaap )?(?:revenues?|net sales|sales(?! (?:price|and marketing|agreement|team|force|people|tax|process|channel|agent))|turnover)(?! (?:recognition|passenger|share agreement|interest|royalt))",
        {"amount": "revenue"}, 0.9, 0.8, 110),
    # -- changes ---------------------------------------------------------------------------
    Cue("change", r"(?:increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|grew|grow(?:th|n|ing)?|rose|ris(?:e[sn]?|ing)|fell|fall(?:en|ing)?|declin(?:e[sd]?|ing)|improv(?:e[sd]?|ement|ing)|jump(?:ed|s)?|surg(?:e[sd]?|ing)|climb(?:ed)?|drop(?:ped|s)?|gain(?:ed)?|soar(?:ed|s)?|expand(?:ed)?|reduc(?:ed|tion|ing)|advance[sd]?|slip(?:ped)?|up|down|higher|lower|year-over-year|year-on-year|yoy|y/y|versus|compared (?:to|with)|sequential(?:ly)?|more than|less than)",
        {"percentage": "change_percent"}, 0.75, 0.8, 45),
    # -- offerings and their money -----------------------------------------------------------
    Cue("gross proceeds", r"gross (?:cash )?proceeds|gross funds|aggregate (?:cash )?proceeds|total (?:cash )?proceeds|aggregate offering price|total subscription (?:price|amount)|proceeds (?:of|totall?ing)|before (?:issue|transaction|issuance) costs|gross subscription",
        {"amount": "gross_proceeds"}, 0.95, 0.95, 120),
    Cue("net proceeds", r"net (?:cash )?proceeds|proceeds,? net of|after (?:deducting|deduction of) [a-z ,'-]{5,70}(?:fees|expenses|discounts|costs)", {"amount": "net_proceeds"}, 0.97, 0.6, 120),
    Cue("raise", r"(?:to |has |have |will |would )?(?<!capital )(?<!equity )rais(?:ed?|ing)|^.{0,60}raises|capital rais(?:e|ing) of|financing of|placement of|offering of|secures|directed (?:share )?issue of|rights issue (?:\([^)]{0,30}\) )?of|issues? (?:has )?(?:raised|provided)",
        {"amount": "@raised"}, 0.8, 0.0, 70),
    Cue("sized offering", r"(?:(?:upsized|underwritten|overnight|bought[- ]deal|fully|oversubscribed|non-brokered|brokered|strategic|equity|concurrent|follow-on|secondary|initial|public|registered|direct|private|unsecured|institutional|best efforts|pipe|flow-through|proposed|series [a-z]|common stock|common shares?|unit|pre-ipo|listed issuer|life) ){0,6}(?:offering|placement|ipo|financing|rights issue|equity raise|capital raise|pipe|fundraising|fundraise|share issue|directed issue|subscription)",
        {"amount": "@sized"}, 0.0, 0.93, 6),
    Cue("gross before fees", r"before (?:deducting|deduction)|prior to deducting", {"amount": "@gross"}, 0.0, 0.75, 40),
    Cue("fees", r"(?:cash )?(?:finder[’']?s[’']?|finders|broker[’']?s?|agency|advisory|placement agent|arrangement|structuring|success|termination|commitment|origination|management|underwriting|brokerage) (?:cash )?(?:fees?|commissions?|discounts?)|cash (?:commissions?|fees?)|offer costs|issue costs|transaction costs|offering expenses|commissions?(?: of| totall?ing)?",
        {"amount": "fees", "percentage": "fee_percent", "share_count": ""}, 0.9, 0.3, 70),
    Cue("principal", r"(?:aggregate |total |original |initial |outstanding |nominal )?(?:principal(?: amount)?(?: of)?|nominal (?:amount|value) of)(?! (?:executive|office|investigator|owner))",
        {"amount": "principal_amount"}, 0.92, 0.9, 50),
    Cue("notes", r"(?:senior|subordinated|secured|unsecured|convertible|promissory|exchangeable|floating rate|green|hybrid|covered|fixed rate|perpetual|debentures?)[a-z0-9 -]{0,50}(?:notes?|bonds?|debentures?)|notes? due|bonds? due|\bfrn\b|promissory note|convertible notes?|debentures?",
        {"amount": "@notes", "percentage": "@coupon"}, 0.62, 0.86, 26),
    Cue("loan", r"(?:term |bridge |revolving |secured |unsecured |bank |credit |syndicated |construction |senior |multi-currency )*(?:loans?|credit (?:facility|line|agreement)|line of credit|revolver|loan (?:facility|agreement)|debt (?:facility|financing)|revolving facility|facility agreement|borrow(?:ed|ing)?)",
        {"amount": "loan_amount"}, 0.8, 0.88, 40),
    Cue("interest", r"(?:bears?|bearing|bore|carry(?:ing)?|carries|accru\w+|pays?|paying|at an?)(?: (?:an? |annual |fixed |cash |simple |coupon )*interest)(?: (?:at|of|rate))?|interest (?:rates?|at)(?: of| at)?|coupon(?: rate)?|yield to maturity",
        {"percentage": "interest_rate"}, 0.9, 0.3, 60),
    Cue("interest after", r"(?:annual |fixed |cash |simple |coupon )*interest(?: rate| per (?:year|annum)|,| payable|\.|$)|per annum|apr\b|p\.a\.|coupon",
        {"percentage": "interest_rate"}, 0.0, 0.92, 14),
    Cue("rate label", r"^(?:interest )?rate:?", {"percentage": "interest_rate"}, 0.85, 0.0, 14),
    # -- prices ------------------------------------------------------------------------------
    Cue("conversion price", r"conver(?:sion|ted|tible|t|ting)(?: into [a-z ]{3,60})?(?: (?:at|with) an?)?(?: (?:initial|fixed|deemed|effective))? (?:conversion )?(?:price|rate)(?: equal to)?|convertible (?:into [a-z ]{3,50} )?at(?: a(?: price of)?)?|conversion price",
        {"price": "conversion_price"}, 0.96, 0.5, 60),
    Cue("exercise price", r"exercis(?:e|able)(?: [a-z ]{0,40})? (?:price|at)|strike price|exercisable at|at an exercise price|exercise price of|exercisable (?:into|for) [^.;$€£]{3,90}? at(?: a price of)?|warrant (?:exercise )?price|to (?:purchase|acquire) one [a-z -]{3,60} at(?: an?)?(?: exercise)?(?: price of)?",
        {"price": "exercise_price"}, 0.97, 0.5, 120),
    Cue("reference price", r"(?:last|latest|most recent|previous|prior|average|official|the) (?:reported )?(?:day[’']s )?(?:clos(?:ing|e)|bid|trading|sale|traded|market|share|stock|reported)(?: bid)?(?: (?:market|sale|share|stock|trading))? (?:price|sale)|clos(?:ing|ed?) (?:bid |share |stock |market |sale )?price|unaffected (?:closing )?(?:share |stock )?price|market price|v-?wap\)?|volume[- ]weighted average(?: (?:share|trading|closing))? price|last reported sale|closed at|last close|(?:current|prevailing) (?:market|share|stock) price|nasdaq minimum price|undisturbed",
        {"price": "reference_price", "percentage": ""}, 0.95, 0.3, 70),
    Cue("par value", r"(?:par|nominal|quota) value(?: of)?", {"price": "par_value"}, 0.95, 0.97, 16),
    Cue("stated value", r"stated value|liquidation (?:preference|value)", {"price": "stated_value", "amount": "stated_value"}, 0.95, 0.6, 40),
    Cue("average price", r"(?:weighted[- ])?average (?:purchase |repurchase |sale |share |cost |market )?(?:price|cost)(?: paid)?|average (?:price )?per (?:share|unit|bitcoin|btc|coin|token)",
        {"price": "average_price"}, 0.95, 0.6, 60),
    Cue("nav", r"(?:net asset value|nav|book value|tangible book value)(?: per (?:[a-z]+ )?(?:share|unit))?", {"price": "net_asset_value_per_share"}, 0.94, 0.6, 60),
    Cue("dividend per share", r"dividends?|distributions?(?! (?:agreement|network|center|channel))|monthly payout", {"price": "dividend_per_share"}, 0.9, 0.85, 90),
    Cue("dividend total", r"dividend (?:payment|payout|distribution)s? (?:of|totall?ing)|dividends? (?:totall?ing|amounting to|distribution|paid of)|(?:total|aggregate) dividends?|dividend distribution", {"amount": "dividend_total"}, 0.9, 0.9, 30),
    Cue("dividend yield", r"(?:annuali[sz]ed |dividend |distribution )+(?:yield|rate)|annuali[sz]ed (?:dividend|distribution)", {"percentage": "dividend_yield"}, 0.9, 0.8, 40),
    Cue("offer price", r"(?:all-cash |cash |tender )?offer (?:consideration|price)|will receive|entitled to receive|receive(?:s|d)?(?: for each)?|purchase price per (?:note|share)|in cash (?:for|per) (?:each )?share|takeover (?:bid|offer)", {"price": "@offer"}, 0.8, 0.3, 90),
    Cue("deemed price", r"deemed (?:issue )?(?:price|value)|issue price|issued at(?: a)?(?: deemed)?(?: price)?|subscription price(?: of)?|placing price|issue[sd]? price", {"price": "@issue"}, 0.95, 0.3, 60),
    Cue("offering price", r"(?:public |initial public |combined )*offering price|price to the public|(?:purchase|offer|sale|sold|placement|unit|share|effective|combined|issuance|fixed)(?: [a-z]+)? price|priced at|at (?:a|the)(?: [a-z-]+){0,3} price|at a cost|price of|price per (?:unit|share|ads)|\bprice\b|each at",
        {"price": "@price"}, 0.72, 0.2, 50),
    # -- percentages -------------------------------------------------------------------------
    Cue("premium", r"premiums?", {"percentage": "premium_percent"}, 0.9, 0.95, 30),
    Cue("discount", r"discounts?", {"percentage": "discount_percent"}, 0.9, 0.95, 30),
    Cue("ownership", r"of (?:the |its |our |all |[a-z.&’']+ ){0,4}(?:company[’']s |corporation[’']s |trust[’']s |then )?(?:total |current |then |currently )*(?:issued|outstanding|voting|share capital|total shares|shares in issue|fully[- ]diluted|equity interests?|issued capital)"
        r"|(?:equity |ownership |economic |minority |majority |controlling |beneficial |working |indirect |direct |total |undivided )*(?:stake|interest|shareholding|ownership)(?! rate| payment| income| expense)(?: in\b)?|(?:owns?|holds?|owned|holding|own)|of the (?:votes|voting rights|capital|company)(?![’'])|beneficially own(?:s|ed)|owned by",
        {"percentage": "ownership_percent"}, 0.72, 0.9, 60),
    Cue("insider share", r"insider participation|by insiders|of which insiders|insiders? (?:and|of)", {"percentage": "insider_percent"}, 0.8, 0.7, 60),
    Cue("over-allotment percent", r"of the (?:number of )?(?:shares|units|securities|base|offering)[a-z ]{0,30}(?:offered|sold|offering)|over-?allotment", {"percentage": "option_percent"}, 0.6, 0.8, 60),
    Cue("fee percent", r"(?:fee|commission) (?:of|equal to)|of the (?:aggregate )?(?:gross )?proceeds|of the investment", {"percentage": "fee_percent"}, 0.92, 0.94, 26),
    # -- share counts --------------------------------------------------------------------------
    Cue("converted", r"(?:has |have |been |was |were )*convert(?:ed|s|ing)(?! into)|conversion of|elected to convert", {"share_count": "shares_converted", "amount": "amount_converted"}, 0.9, 0.0, 60),
    Cue("converted into", r"(?:were |been |was |has |have )*(?:converted|conversion) into|convertible into|conversion shares|upon (?:the )?conversion", {"share_count": "shares_issued"}, 0.86, 0.2, 90),
    Cue("amount converted", r"(?:of (?:debt|indebtedness|principal|invested capital|notes?|convertible [a-z]+) )?(?:was |were |been )?converted into|in (?:outstanding )?(?:debt|indebtedness|liabilities)|settle(?:d|ment of)?|satisf(?:y|action of)|extinguish(?:ed|ment of)?|indebtedness of|debt of|conversion of", {"amount": "@settled"}, 0.75, 0.75, 50),
    Cue("option shares", r"over-?allotment(?: option)?|(?:30|45)-day option|option to (?:purchase|acquire|buy|subscribe)|option shares|greenshoe|additional (?:option )?shares|granted (?:the )?underwriters?|agents?[’'] option|upsize option", {"share_count": "option_shares", "amount": "option_amount"}, 0.93, 0.55, 110),
    Cue("additional", r"(?:an )?additional|over-?allot\w+", {"share_count": "@additional", "amount": "@additional_amount"}, 0.86, 0.86, 12),
    Cue("selling holders", r"selling (?:stock|share|unit|security)?holders?(?: (?:are|is|will be))?(?: offering| selling)?|existing (?:stock|share)holders? (?:is|are) (?:offering|selling)|secondary (?:shares|offering|component)", {"share_count": "secondary_shares"}, 0.93, 0.9, 60),
    Cue("primary", r"(?:the )?company is (?:offering|selling)|(?:offered|sold|issued) by the company|(?:by|from) (?:the company|us)(?= and)|primary shares|new shares (?:issued|offered) by", {"share_count": "primary_shares"}, 0.92, 0.85, 45),
    Cue("pre-funded", r"pre-?funded warrants?(?: to (?:purchase|acquire|buy))?(?: up to)?", {"share_count": "prefunded_warrants"}, 0.95, 0.95, 45),
    Cue("compensation warrants", r"(?:finder[’']?s?|broker|compensation|agent[’']?s?|placement agent|underwriter[’']?s?|representative[’']?s?) (?:warrants?|options?)|finders? warrants?", {"share_count": "warrants_issued"}, 0.93, 0.93, 40),
    Cue("warrants exercised", r"exercis(?:e|ed|es|ing)(?: of)?(?: (?:certain|their|its|the|of|outstanding|existing|all|in full|series [a-z](?:-\d)?|common|share|stock|purchase|previously issued|an aggregate of|for cash|investor|public|such)){0,6} (?:warrants?|stock options?)(?: to (?:purchase|acquire))?", {"share_count": "warrants_exercised"}, 0.93, 0.4, 70),
    Cue("warrants", r"(?:new |common |share |stock |purchase |series [a-z](?:-\d)? |unregistered |short-term |transferable |five-year |common stock |common share |milestone |investor |attaching |free |listed |unlisted |whole |half )*warrants?(?: \([^)]{1,40}\))? to (?:purchase|acquire|buy|subscribe for)(?: up to)?(?: an? aggregate of)?|warrants? exercisable for|warrants? (?:were|are|will be) issued", {"share_count": "warrants_issued"}, 0.94, 0.3, 70),
    Cue("warrant unit", r"(?:common |share |stock |purchase |new |unlisted |listed |whole |transferable )*(?:warrants|attaching options)(?! held)", {"share_count": "@warrants"}, 0.0, 0.8, 12),
    Cue("repurchased", r"repurchas(?:e[sd]?|ing|es of)(?: and (?:cancel|retir)\w+)?|bought back|buy-?backs?|purchased? for cancellation|own shares|treasury shares acquired|shares (?:purchased|bought) under|retire[sd]?", {"share_count": "@repurchased", "amount": "@repurchase", "price": "average_price"}, 0.85, 0.85, 90),
    Cue("authorization", r"(?:share |stock |common stock |unit |ads )?(?:repurchase|buy-?back|purchase) (?:program(?:me)?|plan|authori[sz]ation|mandate)|authori[sz](?:ed|es|ation|ing)(?: (?:the|to|a|for))?(?: (?:company to )?(?:repurchase|buy[- ]?back|purchase))?|normal course issuer bid|ncib", {"share_count": "@authorized", "amount": "repurchase_authorization"}, 0.86, 0.9, 80),
    Cue("remaining", r"remain(?:s|ed|ing)?(?: (?:available|under|authori[sz]ed))", {"amount": "repurchase_remaining"}, 0.9, 0.93, 50),
    Cue("treasury held", r"(?:now |currently |then )?(?:holds?|held|own(?:s|ed)?|holding)(?: (?:of|a total of|in aggregate|directly|indirectly|and controls?|or controls?|beneficially)){0,3}|treasury shares|control (?:and|or) direction over|beneficial (?:owner(?:ship)?|ly)(?: of)?|exercises? control over|stake of|held (?:by|in treasury)|holdings? (?:of|to)", {"share_count": "shares_held"}, 0.85, 0.75, 70),
    Cue("acquired", r"(?:purchase|acquisition) of(?: a total of| an aggregate of)?|acquir(?:e[sd]?|ing)(?: (?:ownership (?:of|and control of)|beneficial ownership of|a total of|an additional|an aggregate of))?|purchas(?:e[sd]|ing)|subscri(?:bed|bing|ption) (?:for|to)|bought|participated", {"share_count": "@acquired", "amount": "@acquired_amount"}, 0.8, 0.0, 70),
    Cue("sold", r"(?:dispos(?:ed?|ition)(?: of)?|sold|sale of|sells?|selling|divest(?:ed)?)", {"share_count": "@sold", "amount": "@sold_amount"}, 0.76, 0.0, 60),
    Cue("outstanding before after", r"(?:reduce|decrease|increase|number of)[a-z ,'’-]{0,60}(?:issued and )?outstanding (?:shares|common|ordinary|class)[a-z ,'’-]{0,60}", {"share_count": "@outstanding"}, 0.9, 0.0, 60),
    Cue("outstanding", r"(?:shares |common shares |ordinary shares |units |stock |securities )?(?:(?:are |is |were |was |will be |currently |then |now )*(?:issued and outstanding|outstanding|in issue|on issue|issued and fully paid))|total (?:number of )?(?:shares|votes|outstanding)", {"share_count": "@outstanding"}, 0.85, 0.92, 55),
    Cue("weighted", r"weighted[- ]average (?:number of )?(?:common |ordinary |diluted |basic )*shares(?: outstanding)?", {"share_count": ""}, 0.97, 0.8),
    Cue("authorized shares", r"authori[sz]ed (?:share capital|shares|common stock|capital)|number of authori[sz]ed", {"share_count": "shares_authorized"}, 0.93, 0.7, 60),
    Cue("units offered", r"units?", {"share_count": "@units"}, 0.0, 0.70, 8),
    Cue("issued", r"issu(?:e[sd]?|ing|ance of|ance)|allot(?:ted|ment of)?|will be issued|be issued|grant(?:ed)? of|deliver(?:y of|ed)?|form of", {"share_count": "shares_issued"}, 0.84, 0.55, 80),
    Cue("offered", r"offer(?:ing|ed|s)?(?: (?:of|for sale|and sold|and sell))?|consist(?:ing|s) of|compris(?:ing|ed of)|placement of|purchase and sale of|sale of|pric(?:ing|ed) of|of an aggregate of|offer of|closing of|of up to|(?:an aggregate|a total) of|tranche of|placing of|through the (?:issue|sale) of", {"share_count": "@count", "amount": ""}, 0.8, 0.3, 70),
    # -- acquisitions, contracts, values ---------------------------------------------------------
    Cue("purchase price", r"committed proceeds|(?:aggregate |total |cash |initial |upfront |base |net |final )*(?:purchase price|acquisition price|consideration|sale price|transaction value|deal value|selling price)(?: \([^)]{0,30}\))?|total cost|aggregate (?:cost|price)|subscri(?:bed|ption) for|(?:for|or) (?:a total|an aggregate|aggregate|total)(?: of| consideration of| proceeds of)?|(?:fully )?committed proceeds|valued at(?: approximately)?|transaction valued", {"amount": "@paid"}, 0.86, 0.4, 70),
    Cue("cash consideration", r"(?:upfront |closing )?cash (?:consideration|payment|component)(?: of)?|in cash|payable in cash|cash at closing|of cash", {"amount": "@cash"}, 0.88, 0.86, 22),
    Cue("stock consideration", r"(?:stock|share|equity) consideration|in (?:shares|stock|equity|common stock|common shares)|(?:worth|value) of (?:shares|stock|common)", {"amount": "stock_consideration"}, 0.88, 0.86, 30),
    Cue("equity value", r"(?:implied |total |pre-money |post-money )*(?:equity (?:value|valuation)|pre-money (?:equity )?(?:value|valuation))(?: of)?", {"amount": "equity_value"}, 0.95, 0.8, 50),
    Cue("enterprise value", r"(?:implied |total |pro[- ]forma )*enterprise (?:value|valuation)(?: of)?", {"amount": "enterprise_value"}, 0.95, 0.8, 50),
    Cue("contract value", r"contracts?(?: awards?)?(?: (?:is|are|was|has|with|to|for|from|by|a|an|total|potential|estimated|initial|multi-year|valued|worth|value|ceiling|of|at|the|approximately|up)){1,8}|(?:valued at|worth|value of|order value|contract value|total value)(?: of)?|purchase orders?(?: (?:for|of|worth|valued at|totall?ing))|awarded(?: an?)?|grant (?:of|award)|grants? totall?ing|task order|award (?:of|valued)|order (?:for|worth|valued)|contract$", {"amount": "@contract"}, 0.84, 0.0, 60),
    Cue("contract after", r"(?:[a-z-]+ ){0,4}?(?:contracts?|purchase orders?|orders?|task order|award|grants?|funding award)", {"amount": "@contract"}, 0.0, 0.82, 8),
    Cue("acquire amount", r"(?:acquires?|acquired|acquisition|acquire|buy|purchase[sd]?)(?: of)? [^.;$€£]{3,90}? for(?: approximately| a total of| about| up to| an aggregate of| cash of)?|to be acquired for|acquisition(?: of)?", {"amount": "@bought_for"}, 0.84, 0.3, 30),
    # -- ratios ----------------------------------------------------------------------------------
    Cue("split", r"(?:reverse |forward )?(?:stock|share|unit) (?:split|consolidation|combination)|reverse split|forward split|consolidat(?:ion|ed?)|combined into|split", {"ratio": "split_ratio"}, 0.9, 0.95, 140),
    Cue("exchange ratio", r"exchange ratio|for each (?:share|ordinary share|unit)[a-z’' ]{0,60}(?:held|owned)|exchanged for|stock-for-stock", {"ratio": "exchange_ratio"}, 0.95, 0.8, 110),
    Cue("conversion rate", r"conversion (?:rate|ratio)|rights? to receive|share rights?|convertible (?:into|at)|entitl(?:es|ing) the holder|initially be equal to", {"ratio": "conversion_rate"}, 0.93, 0.9, 110),
)


GENERIC: dict[str, dict[str, str]] = {
    # what the generic word means, by type of deal; "" is the fallback
    "@price": {
        "conversion": "conversion_price", "debt_settlement": "issue_price",
        "private_placement": "offering_price", "registered_direct": "offering_price",
        "public_offering": "offering_price", "ipo": "offering_price", "rights_issue": "offering_price",
        "atm_offering": "average_price", "convertible_notes": "conversion_price",
        "buyback": "purchase_price_per_share", "tender_offer": "offer_price",
        "acquisition": "offer_price", "merger": "offer_price", "stake_purchase": "purchase_price_per_share",
        "divestiture": "purchase_price_per_share", "asset_purchase": "average_price",
        "warrant_exercise": "exercise_price",
    },
    "@issue": {"private_placement": "offering_price", "registered_direct": "offering_price",
               "public_offering": "offering_price", "ipo": "offering_price", "rights_issue": "offering_price",
               "": "issue_price"},
    "@offer": {"acquisition": "offer_price", "merger": "offer_price", "tender_offer": "offer_price"},
    "@count": {
        "private_placement": "shares_issued", "registered_direct": "shares_offered",
        "public_offering": "shares_offered", "ipo": "shares_offered", "rights_issue": "shares_offered",
        "conversion": "shares_issued", "debt_settlement": "shares_issued", "stake_purchase": "shares_acquired",
        "atm_offering": "shares_sold", "acquisition": "shares_issued", "merger": "shares_issued",
        "convertible_notes": "shares_issued", "buyback": "shares_repurchased", "tender_offer": "shares_acquired",
        "loan": "shares_issued", "warrant_exercise": "shares_issued",
    },
    "@units": {
        "ipo": "units_offered", "public_offering": "units_offered", "private_placement": "units_offered",
        "registered_direct": "units_offered", "rights_issue": "units_offered",
    },
    "@warrants": {
        "private_placement": "warrants_issued", "registered_direct": "warrants_issued",
        "public_offering": "warrants_issued", "ipo": "warrants_issued", "loan": "warrants_issued",
        "warrant_exercise": "warrants_exercised", "convertible_notes": "warrants_issued",
        "debt_settlement": "warrants_issued",
    },
    "@acquired": {
        "stake_purchase": "shares_acquired", "private_placement": "shares_acquired",
        "acquisition": "shares_acquired", "merger": "shares_acquired", "buyback": "shares_repurchased",
        "tender_offer": "shares_acquired", "public_offering": "shares_offered", "ipo": "option_shares",
        "registered_direct": "shares_offered", "conversion": "shares_acquired", "rights_issue": "shares_acquired",
        "": "shares_acquired",
    },
    "@acquired_amount": {"stake_purchase": "purchase_price", "private_placement": "purchase_price",
                         "buyback": "repurchase_amount", "acquisition": "purchase_price",
                         "asset_purchase": "purchase_price"},
    "@sold": {
        "private_placement": "shares_issued", "registered_direct": "shares_offered",
        "public_offering": "shares_offered", "ipo": "shares_offered", "atm_offering": "shares_sold",
        "rights_issue": "shares_issued", "stake_purchase": "shares_sold", "divestiture": "shares_sold",
        "": "shares_sold",
    },
    "@sold_amount": {"divestiture": "purchase_price", "private_placement": "gross_proceeds",
                     "public_offering": "gross_proceeds", "registered_direct": "gross_proceeds",
                     "ipo": "gross_proceeds", "atm_offering": "gross_proceeds"},
    "@repurchased": {"": "shares_repurchased"},
    "@repurchase": {"buyback": "repurchase_amount", "tender_offer": "repurchase_amount"},
    "@authorized": {"buyback": "repurchase_authorization", "": ""},
    "@outstanding": {"": "shares_outstanding"},
    "@additional": {"ipo": "option_shares", "public_offering": "option_shares", "registered_direct": "option_shares"},
    "@additional_amount": {"convertible_notes": "option_amount", "debt_offering": "option_amount"},
    "@raised": {
        "private_placement": "gross_proceeds", "registered_direct": "gross_proceeds",
        "public_offering": "gross_proceeds", "ipo": "gross_proceeds", "rights_issue": "gross_proceeds",
        "atm_offering": "gross_proceeds", "convertible_notes": "gross_proceeds",
        "debt_offering": "principal_amount", "loan": "loan_amount", "warrant_exercise": "gross_proceeds",
    },
    "@sized": {
        "private_placement": "gross_proceeds", "registered_direct": "gross_proceeds",
        "public_offering": "gross_proceeds", "ipo": "gross_proceeds", "rights_issue": "gross_proceeds",
        "atm_offering": "gross_proceeds", "convertible_notes": "principal_amount",
        "debt_offering": "principal_amount", "loan": "loan_amount", "": "",
    },
    "@gross": {
        "private_placement": "gross_proceeds", "registered_direct": "gross_proceeds",
        "public_offering": "gross_proceeds", "ipo": "gross_proceeds", "atm_offering": "gross_proceeds",
        "rights_issue": "gross_proceeds",
    },
    "@notes": {"convertible_notes": "principal_amount", "debt_offering": "principal_amount",
               "loan": "principal_amount", "conversion": "principal_amount", "tender_offer": "principal_amount",
               "private_placement": "principal_amount", "debt_settlement": "principal_amount"},
    "@coupon": {"convertible_notes": "interest_rate", "debt_offering": "interest_rate", "loan": "interest_rate",
                "tender_offer": "interest_rate", "conversion": "interest_rate", "private_placement": "interest_rate",
                "": ""},
    "@settled": {"conversion": "amount_converted", "debt_settlement": "amount_converted"},
    "@paid": {"buyback": "repurchase_amount", "stake_purchase": "purchase_price", "acquisition": "purchase_price",
              "merger": "equity_value", "divestiture": "purchase_price", "asset_purchase": "purchase_price",
              "contract_award": "contract_value", "private_placement": "gross_proceeds",
              "public_offering": "gross_proceeds", "registered_direct": "gross_proceeds",
              "tender_offer": "repurchase_amount", "debt_settlement": "amount_converted"},
    "@cash": {"acquisition": "cash_consideration", "merger": "cash_consideration",
              "divestiture": "cash_consideration", "stake_purchase": "cash_consideration",
              "": "cash"},
    "@contract": {"contract_award": "contract_value", "grant": "contract_value"},
    "@bought_for": {"acquisition": "purchase_price", "divestiture": "purchase_price",
                    "asset_purchase": "purchase_price", "stake_purchase": "purchase_price",
                    "merger": "purchase_price", "buyback": "repurchase_amount"},
}
"""The concept of a generic cue by type of deal. Without an entry, and without a fallback under
the empty type, the cue gives nothing."""
