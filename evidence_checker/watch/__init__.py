"""Keep the check of a folder current: events say *that* something happened, a reconciliation of the tree says *what*.

`file_states`: what was seen of each file and whether it may be judged. `folder`: one watched folder, moved by `step`.
`events`: that the file system reported something. `completeness`: whether a file's end is there. `verdicts`: what staff
are told of a file. `standing`, `standing_of`: the state of a watch as values; `status_page`: as a page. `heartbeat`:
that it is alive.
"""
