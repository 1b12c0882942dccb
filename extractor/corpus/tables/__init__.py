"""Tables of the corpus: declared once as data, printed as releases print them, with gold.

A newcomer's map: `source` reads what a writer declares, `formulas` computes what is not given,
`relations` says which arithmetic must hold, `numbers` prints a value, `layout` says in which
manner, `plain` and `markup` lay a table out in text and in HTML, `page` makes a page of a release,
`telling` repeats numbers in the prose; `gold` says what a reader finds, `proof` proves it.
"""
