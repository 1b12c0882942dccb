"""The linter: what those who write a release run over it before it is published.

Comes in: files of releases, the settings of their `extractor.toml`. Goes out: findings, each a
line and column with a code, and their renderings. A rule is one declared function in `rules`. The
linter reads records and their text; it must not change either, nor correct anything.

A newcomer's map: `run` takes files, `draft` is what a rule sees of a release, `rule` declares rules
and `rules` holds them, `engine` asks each of them; `comments` and `config` are what ignores codes;
`formats` print findings, `listing` the rules. The package imports nothing by itself, since the
command line needs the shapes in `finding` long before it needs the pipeline.
"""
