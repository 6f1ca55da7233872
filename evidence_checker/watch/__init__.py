"""Keep the check of a folder current: events say *that* something happened, a reconciliation of the tree says *what*.

`sightings`: what was seen of each file and whether it may be judged. `folder`: one watched folder, moved on by `step`.
`bell`: file system events, reduced to a ring. `completeness`: whether a file's end is there. `verdicts`: what staff are
told of a file. `board`, `page`: the standing of a watch as a value, and as a page. `beat`: the heartbeat.
"""
