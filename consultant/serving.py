"""The automatic answer to a mail whose subject names a product: look-up, search or jobs, within what its sender may read."""

from __future__ import annotations

from collections.abc import Callable

from consultant.accounts.metering import reader
from consultant.errors import PermanentError
from consultant.model.catalogue import Absent
from consultant.model.codes import CodeSystem
from consultant.model.consultation import Role
from consultant.model.mail import Authenticity, OutgoingMail
from consultant.model.reading import ClaimedNotice
from consultant.service import Service
from consultant.steps import serving
from consultant.steps.serving import Products, Request, Told

Opens = Callable[[CodeSystem, str], bool]
"""Whether a sender may read what rests on licensed data on a code; the page counts from then on."""


def answer(service: Service, claimed: ClaimedNotice) -> OutgoingMail:
    """The mail that tells what was asked for; worded twice, it says the same and costs the same page once."""
    if service.products is None:
        raise PermanentError("this service has no products by mail")
    asked = serving.request(claimed.kind, claimed.subject, claimed.text, service.clock().date())
    told = _told(service, service.products, claimed, asked)
    values = {"web_url": service.web_url, "consult": service.correspondence.addresses.plain, **told.values}
    return service.correspondence.served(claimed, told.template, service.clock(), **values)


def _told(service: Service, products: Products, claimed: ClaimedNotice, asked: Request) -> Told:
    if claimed.kind == "search":
        return serving.search(asked, products.search)
    if claimed.kind == "jobs":
        jobs = service.database.job_search
        return serving.jobs(asked, products.terms, jobs, service.clock(), service.web_url)
    return serving.lookup(asked, service.catalogue, _known(service), _opens(service, products, claimed))


def _known(service: Service) -> Opens:
    today = service.clock().date()
    return lambda system, code: not isinstance(service.catalogue.entry(system, code, today), Absent)


def _opens(service: Service, products: Products, claimed: ClaimedNotice) -> Opens:
    """By the plan of the sender's account; without one, as many pages a month as a guest of the site.

    Where our mail server tells whether a sender is genuine, one that it did not confirm spends nobody's pages: it is a guest.
    """
    unproven = service.reader.authserv_id and claimed.authentication is not Authenticity.PASS
    account = None if unproven else service.database.accounts.named(claimed.sender)
    if account and account.role is not Role.ASKER:
        return lambda _system, _code: True
    who = f"account {account.id}" if account else f"mail {claimed.sender}"
    pages = products.meter.pages(account.plan) if account else products.meter.guest
    counted = reader(products.reader_key, service.clock(), who, pages)
    meter = service.database.meter
    return lambda system, code: meter.open(counted, f"/codes/{system.value}/{code}").opened
