"""Search over every loaded code set as people type: words in any order, beginnings, typos, lay words, code beginnings.

`index` is derived from the catalogue file when that is built, and named in its stamp, so the two cannot be mixed up.
A request is read into concepts (`request`), tantivy proposes candidates (`engine`), `ranking` orders them by what they say,
and the catalogue has the last word on whether a code was valid on the day.
"""
