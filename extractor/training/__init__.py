"""Training: a corpus with gold becomes a trained pipeline.

Comes in: folders of releases with gold. Goes out: a spaCy pipeline on disk, with its scores. The
tasks themselves, their features and their networks, are in `annotate.learned`; this package only
brings corpus and spaCy's training loop together.
"""
