"""Many releases, on one process, on several, or on a cluster.

Comes in: paths, other inputs, a DataFrame. Goes out: records in the order of the inputs, whatever
the number of workers. Nothing here may know what happens to one release.

`stream`: records as an iterator or into one sink (`extractor extract`). `run`: a durable run into
a folder (`extractor run`), made of `inputs` (what there is to read: `files`, `archives`, `tables`),
`parts` (some hundred inputs and the files made of them), `manifest` (which parts are done) and
`store` (the folder, local or remote). `pool`, `worker` and `limits` are the processes that both
share, `cluster` is Dask, `frame` a DataFrame in and out.
"""

from extractor.batch.stream import extract_grouped, extract_many, extract_paths

__all__ = ["extract_grouped", "extract_many", "extract_paths"]
