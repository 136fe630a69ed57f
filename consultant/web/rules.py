"""Who may open what: one table of routes and roles. A route that is not in it cannot be registered."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.model.consultation import MODERATING, REVIEWERS, Role

Rule = frozenset[Role]

PUBLIC: Rule = frozenset()
"""Open without signing in."""
ANYBODY: Rule = frozenset(Role)
"""Everybody who is signed in."""
DESK: Rule = REVIEWERS
"""Who works at the desk."""
READERS: Rule = REVIEWERS | {Role.AUDITOR}
"""Who may look at it."""
ADMIN: Rule = frozenset({Role.ADMIN})
AUDIT: Rule = frozenset({Role.ADMIN, Role.AUDITOR})
MODERATORS: Rule = MODERATING
"""Who decides what the job board shows."""
ASKER: Rule = frozenset({Role.ASKER})

RULES: Mapping[str, Rule] = {
    # entrance
    "GET /": PUBLIC,
    "GET /sign-in": PUBLIC,
    "POST /sign-in": PUBLIC,
    "GET /sign-in/code": PUBLIC,
    "POST /sign-in/code": PUBLIC,
    "GET /sign-in/oidc": PUBLIC,
    "GET /sign-in/oidc/callback": PUBLIC,
    "GET /sign-in/{secret}": PUBLIC,
    "POST /sign-in/redeem": PUBLIC,
    "POST /sign-out": ANYBODY,
    # public pages
    "GET /codes/{system}/{code}": PUBLIC,
    "GET /search": PUBLIC,
    "GET /search/suggestions": PUBLIC,
    "GET /compare": PUBLIC,
    "GET /ask": PUBLIC,
    "POST /ask": PUBLIC,
    "POST /ask/hand-over": PUBLIC,
    "GET /ask/handed-over": PUBLIC,
    "GET /register": PUBLIC,
    "POST /register": PUBLIC,
    "GET /unsubscribe/{token}": PUBLIC,
    "POST /unsubscribe/{token}": PUBLIC,
    "GET /robots.txt": PUBLIC,
    "GET /sitemap.xml": PUBLIC,
    "GET /sitemaps/jobs.xml": PUBLIC,
    "GET /sitemaps/{system}/{after}.xml": PUBLIC,
    # job board; whose job or alert it is is looked at behind these
    "GET /jobs": PUBLIC,
    "GET /jobs.atom": PUBLIC,
    "GET /jobs/{id}": PUBLIC,
    "GET /jobs/{id}/report": PUBLIC,
    "POST /jobs/{id}/report": PUBLIC,
    "POST /jobs/alerts": PUBLIC,
    "POST /jobs/alerts/{id}": ANYBODY,
    "GET /jobs/saved": ANYBODY,
    "POST /jobs/{id}/save": ANYBODY,
    "GET /jobs/{id}/apply": ANYBODY,
    "POST /jobs/{id}/apply": ANYBODY,
    "GET /employers": PUBLIC,
    "GET /jobs/new": ANYBODY,
    "POST /jobs/new": ANYBODY,
    "GET /jobs/mine": ANYBODY,
    "GET /jobs/{id}/edit": ANYBODY,
    "POST /jobs/{id}/edit": ANYBODY,
    "POST /jobs/{id}/renew": ANYBODY,
    "POST /jobs/{id}/close": ANYBODY,
    "GET /moderation": MODERATORS | {Role.AUDITOR},
    "POST /moderation/jobs/{id}": MODERATORS,
    "POST /moderation/reports/{id}": MODERATORS,
    # programs with a key of an account
    "GET /api/v1/openapi.json": PUBLIC,
    "GET /api/v1/codes/{system}/{code}": PUBLIC,
    "GET /api/v1/search": PUBLIC,
    "GET /api/v1/compare": PUBLIC,
    "POST /api/v1/ask": PUBLIC,
    "GET /account/codes": ANYBODY,
    "POST /account/codes": ANYBODY,
    "POST /account/codes/remove": ANYBODY,
    "GET /account/rights": ANYBODY,
    "GET /account/export": ANYBODY,
    "POST /account/deletion": ANYBODY,
    "GET /account/deletion/{token}": ANYBODY,
    "POST /account/deletion/confirm": ANYBODY,
    "GET /account/keys": ANYBODY,
    "POST /account/keys": ANYBODY,
    "POST /account/keys/revoke": ANYBODY,
    # terminology for programs
    "GET /fhir/metadata": PUBLIC,
    "GET /fhir/CodeSystem": PUBLIC,
    "GET /fhir/CodeSystem/{id}": PUBLIC,
    "GET /fhir/{kind}/${operation}": PUBLIC,
    "POST /fhir/{kind}/${operation}": PUBLIC,
    "GET /account": ANYBODY,
    "POST /account/authenticator": ANYBODY,
    "POST /account/authenticator/confirm": ANYBODY,
    "POST /account/authenticator/remove": ANYBODY,
    "POST /account/sessions": ANYBODY,
    # machines
    "GET /healthz": PUBLIC,
    "GET /metrics": PUBLIC,
    # desk
    "GET /queue": READERS,
    "GET /consultations/{id}": READERS,
    "GET /consultations/{id}/preview/{part}": READERS,
    "GET /consultations/{id}/messages/{message}": READERS,
    "GET /consultations/{id}/revisions/{revision}": READERS,
    "POST /consultations/{id}/preview/{part}": DESK,
    "POST /consultations/{id}/claim": DESK,
    "POST /consultations/{id}/release": DESK,
    "POST /consultations/{id}/revisions": DESK,
    "POST /consultations/{id}/decisions": DESK,
    "POST /consultations/{id}/undo": DESK,
    "POST /consultations/{id}/reuse": DESK,
    "POST /consultations/{id}/adopt": DESK,
    "POST /consultations/{id}/close": DESK,
    "POST /consultations/{id}/readdress": DESK,
    "GET /answers": READERS,
    "GET /held": READERS,
    "POST /messages/{id}/replay": DESK,
    "GET /outbox": READERS,
    "POST /replies/{id}/resolve": DESK,
    "POST /consultations/{id}/messages/{message}/original": DESK,
    "POST /consultations/{id}/split": DESK,
    "GET /queue/events": READERS,
    "POST /queue/selection": DESK,
    "POST /queue/views": READERS,
    "POST /queue/views/{id}/remove": READERS,
    "GET /figures": READERS,
    "GET /figures.csv": READERS,
    "GET /api/figures": READERS,
    # audit
    "GET /audit": AUDIT,
    "POST /audit/verification": AUDIT,
    "POST /audit/exports": AUDIT,
    "POST /audit/erasures": ADMIN,
    # admin
    "GET /accounts": ADMIN,
    "POST /accounts": ADMIN,
    "POST /accounts/{id}": ADMIN,
    # askers
    "GET /mine": ASKER,
    "GET /mine/{id}": ASKER,
    # the same as JSON
    "GET /api/openapi.json": ANYBODY,
    "GET /api/session": ANYBODY,
    "GET /api/sessions": ANYBODY,
    "POST /api/sessions/end": ANYBODY,
    "GET /api/accounts": ADMIN,
    "POST /api/accounts": ADMIN,
    "POST /api/accounts/{id}": ADMIN,
    "GET /api/account/authenticator": ANYBODY,
    "POST /api/account/authenticator": ANYBODY,
    "POST /api/account/authenticator/confirm": ANYBODY,
    "POST /api/account/authenticator/remove": ANYBODY,
    "GET /api/held": READERS,
    "POST /api/messages/{id}/replay": DESK,
    "GET /api/outbox": READERS,
    "POST /api/replies/{id}/resolve": DESK,
    "POST /api/consultations/{id}/preview": DESK,
    "GET /api/views": READERS,
    "POST /api/views": READERS,
    "POST /api/views/{id}/remove": READERS,
    "GET /api/events": READERS,
    "GET /api/consultations": ANYBODY,
    "GET /api/consultations/{id}": ANYBODY,
    "POST /api/consultations/{id}/claim": DESK,
    "POST /api/consultations/{id}/release": DESK,
    "POST /api/consultations/{id}/revisions": DESK,
    "POST /api/consultations/{id}/decisions": DESK,
    "POST /api/consultations/{id}/undo": DESK,
    "POST /api/consultations/{id}/reuse": DESK,
    "GET /api/answers": READERS,
    "POST /api/consultations/{id}/messages/{message}/original": DESK,
    "POST /api/consultations/{id}/split": DESK,
    "POST /api/consultations/assign": DESK,
    "POST /api/consultations/close": DESK,
    "POST /api/consultations/merge": DESK,
    "GET /api/audit": AUDIT,
    "GET /api/audit/verification": AUDIT,
    "POST /api/exports": AUDIT,
    "POST /api/erasures": ADMIN,
    "POST /api/consultations/{id}/adopt": DESK,
    "POST /api/consultations/{id}/close": DESK,
    "POST /api/consultations/{id}/readdress": DESK,
}


def rule(method: str, path: str) -> Rule:
    """The rule of a route.

    Raises:
        LookupError: the table has no line for it; add one before the route.
    """
    try:
        return RULES[f"{method} {path}"]
    except KeyError:
        raise LookupError(f"{method} {path} has no rule. Add it to consultant/web/rules.py.") from None
