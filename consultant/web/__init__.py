"""The desk in the browser: pages for consultants and askers, and the same as JSON.

`app` puts it together · `rules` who may open what · `guard` sessions and form tokens · `shield` security headers ·
`pages` rendering · one module per page family.
"""
