"""CareerCenter, the job board: what a job may say, how it is found, when its alerts are due. No input or output here.

`terms` the choices of `config/careers.toml` · `rules` the numbers of `config/policy.toml` · `posting` a form read into a
Posting or into problems by field · `words` and `searching` what finds a job · `periods` when an alert is due ·
`files` what may be attached to an application · `structured` JobPosting of
schema.org. What is done with jobs is `consultant.board`; their tables are in `consultant.store.jobs` and its neighbours.

    careers.search(database.jobs, board.terms, "remote auditor", {"credential": ["CPC"]}, now=now)
"""

from consultant.careers.searching import search

__all__ = ["search"]
