"""Tables: which of their lines are made of which others.

Comes in: a context and its tables as grids. Goes out: claims. These modules must not read the text.

One module for each question: `grid` (what stands where), `lines` (what can be added up), `footing`
(which lines others come to), `proof` (whether a misfit is a finding), `sums` (these three, for rows
and columns), `results` (changes, margins, figures per share), `products` (lines that are products
or shares of others, as their figures show), `purchases` (counts, prices and money, intervals).
"""
