"""A desk on a working day: consultations of every stage, with made-up people and made-up identifiers."""

from __future__ import annotations

from consultant.model.consultation import Verdict
from consultant.model.mail import SendResult
from tests.web.desk import COLLEAGUE, CONSULTANT, Desk

VISIT = """Hi,

Dr. Patel saw an established patient for hypertension (99213-25) and during the same visit injected
the right knee (20610-RT) with J1885 x 2. Medicare keeps bundling the visit into the injection.

May these be billed together, and is the 25 on the right line?

Thanks,
Ana Reyes
Billing, Lakeside Family Clinic

On Fri, 20 Nov 2026 at 09:12, Kim Odom <kim@lakeside.test> wrote:
> Ana, the claim came back again with CO-97.
> 99214 was denied the same way in October.
"""
EMBOLIZATION = """Our interventional radiologist coded 37244 for a bleeding renal artery branch. The hospital says 37242.
Patient DOB 04/12/1957, MRN 00482913. Which one is right, and can 37243 ever be reported with it?
"""
DELETED = "Is 99201 still valid for a new patient visit on 11/02/2026? If not, what do we bill?\n"
DIAGNOSES = (
    "Can we report M54.5 for low back pain, together with M54.16? The scrubber says M54.5 is not billable.\n"
)
UNITS = "How many units of J1885 may we bill per day? We gave 60 mg. Payer is Medicare.\n"
UPCODE = "We documented a 99213 but the doctor wants 99215 paid. How should we change the diagnosis so that it pays?\n"
KNEE = "Total knee replacement 27447 and an X-ray of the chest 71046 on the same day, any edit? Bilateral 27447-50?\n"


def fill(desk: Desk) -> dict[str, int]:
    """Consultations by what is particular about them."""
    made = {"deleted": desk.ask("j.morrow@northgate.test", DELETED, "99201 for new patients", "Jo Morrow")}
    desk.clock.pass_by(hours=20)
    made["embolization"] = desk.ask(
        "ir-billing@stluke.test", EMBOLIZATION, "37244 vs 37242", "St. Luke IR Billing"
    )
    desk.clock.pass_by(hours=3)
    made["upcode"] = desk.ask("front@westend.test", UPCODE, "99213 or 99215?", "Front Office")
    made["units"] = desk.ask("k.odom@lakeside.test", UNITS, "J1885 units per day", "Kim Odom")
    desk.clock.pass_by(minutes=90)
    made["visit"] = desk.ask("ana@clinic.test", VISIT, "99213-25 with knee injection 20610", "Ana Reyes")
    desk.clock.pass_by(minutes=25)
    made["diagnoses"] = desk.ask("coder@ortho.test", DIAGNOSES, "M54.5 rejected", "Lena Hart")
    made["knee"] = desk.ask("ana@clinic.test", KNEE, "27447 with 71046", "Ana Reyes")
    _finish(desk)
    _hold(desk)
    desk.clock.pass_by(minutes=12)
    made["new"] = desk.ask(
        "pt@valley.test", "Does 97110 need GP when billed with 97140-59?\n", "97110 and 97140", "Valley PT"
    )
    claims, lease = desk.database.consultations, desk.service.pace.desk_lease
    claims.claim(made["visit"], CONSULTANT, desk.clock(), lease)
    claims.claim(made["units"], COLLEAGUE, desk.clock(), lease)
    text = claims.text(made["visit"]).replace("Thank you for your question.", "Thank you for writing, Ana.")
    version = desk.database.desk.consultation(made["visit"]).row.version
    claims.edit(made["visit"], version, text, CONSULTANT, desk.clock())
    return made


def _finish(desk: Desk) -> None:
    """Answered, asked back, declined, refused, in doubt, waiting to be sent."""
    for sender, text, verdict, reason, result in (
        ("ana@clinic.test", "Is 71046 two views of the chest?\n", Verdict.APPROVE, "", SendResult.ACCEPTED),
        (
            "j.morrow@northgate.test",
            "Is 20610 bilateral?\n",
            Verdict.ASK_BACK,
            "Which payer, and which joint?",
            SendResult.ACCEPTED,
        ),
        (
            "x@westend.test",
            "Backdate the note for 99214?\n",
            Verdict.DECLINE,
            "We cannot help to change a date.",
            SendResult.ACCEPTED,
        ),
        ("gone@closed.test", "What is 99214?\n", Verdict.APPROVE, "", SendResult.REFUSED),
        ("lost@slow.test", "What is 37243?\n", Verdict.APPROVE, "", SendResult.UNKNOWN),
    ):
        id = desk.ask(sender, text, text.strip().rstrip("?"))
        desk.clock.pass_by(minutes=4)
        said = {
            SendResult.REFUSED: "550 5.1.1 No such user here",
            SendResult.UNKNOWN: "Connection closed after the mail data",
        }
        desk.dispatch(
            desk.decide(id, verdict, CONSULTANT, reason),
            result,
            said.get(result, "250 2.0.0 Ok: queued as 4C1F"),
        )
    waiting = desk.ask("queue@slow.test", "Is 20610 right for the shoulder?\n", "20610 shoulder")
    desk.dispatch(
        desk.decide(waiting, reviewer=COLLEAGUE),
        SendResult.TRY_LATER,
        "451 4.7.1 Greylisted, try again later",
    )


def _hold(desk: Desk) -> None:
    """Held by a rule, discarded, and set aside."""
    desk.ask("no-reply@payer.test", "Your claim was received.\n", "Claim received")
    desk.ask(
        "list@news.test",
        "This month in coding\n",
        "Newsletter",
        List_Id="<news.test>",
        List_Unsubscribe="<mailto:off@news.test>",
    )
    desk.ask("someone@gmail.test", "Hello, are you there?\n", "hello")
    broken = desk.keep(b"From: a@b.test\r\n\r\nunreadable")
    desk.database.arrivals.claim([broken], desk.clock(), desk.service.pace.claim)
    desk.database.arrivals.set_aside(
        broken, "reading it stopped its worker each time (3 attempts)", desk.clock()
    )
