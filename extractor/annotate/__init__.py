"""Annotating: what stands where in the view of a release, one job a module, as pure functions of
its characters; `jobs` lists them, `components` gives them to spaCy."""
