"""A job as search engines read it: JobPosting of schema.org, as JSON-LD."""

from __future__ import annotations

from typing import Any

from consultant.careers.terms import Terms
from consultant.model.careers import ApplyBy, Job, Posting, Workplace

EMPLOYMENT = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "contract": "CONTRACTOR",
    "per-diem": "PER_DIEM",
    "internship": "INTERN",
}
COUNTRY = "US"


def structured(job: Job, address: str, description: str, terms: Terms) -> dict[str, Any]:
    """The published words of a job; `description` is HTML, as the property wants it."""
    posting = job.live
    assert posting
    assert job.posted_at
    assert job.expires_at
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": posting.title,
        "description": description,
        "identifier": {"@type": "PropertyValue", "name": posting.employer, "value": str(job.id)},
        "url": address,
        "datePosted": job.posted_at.date().isoformat(),
        "validThrough": job.expires_at.isoformat(timespec="seconds"),
        "employmentType": EMPLOYMENT.get(posting.employment, "OTHER"),
        "hiringOrganization": {"@type": "Organization", "name": posting.employer},
        "industry": terms.settings.get(posting.setting, posting.setting),
        "occupationalCategory": "29-2072.00",  # medical records specialists (O*NET-SOC 2019)
        "directApply": posting.apply_by is ApplyBy.MAIL,
        **_place(posting),
        **_salary(posting),
        **_asked(posting, terms),
    }


def _place(posting: Posting) -> dict[str, Any]:
    place: dict[str, Any] = {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            **({"addressLocality": posting.city} if posting.city else {}),
            **({"addressRegion": posting.state} if posting.state else {}),
            "addressCountry": COUNTRY,
        },
    }
    if posting.workplace is not Workplace.REMOTE:
        return {"jobLocation": place}
    where = (
        {"@type": "State", "name": f"{posting.state}, {COUNTRY}"}
        if posting.state
        else {"@type": "Country", "name": COUNTRY}
    )
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": where}


def _salary(posting: Posting) -> dict[str, Any]:
    if posting.pay is None:
        return {}
    amount = {
        "@type": "QuantitativeValue",
        "minValue": float(posting.pay.low),
        "maxValue": float(posting.pay.high),
        "unitText": posting.pay.per.value.upper(),
    }
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": amount}}


def _asked(posting: Posting, terms: Terms) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if posting.credentials:
        found["qualifications"] = "One of: " + "; ".join(
            f"{key}, {terms.credentials[key]}" for key in posting.credentials
        )
    if posting.experience:
        months = {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": posting.experience * 12,
        }
        found["experienceRequirements"] = months
    return found
