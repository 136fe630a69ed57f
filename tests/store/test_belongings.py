"""What belongs to an account is told to its owner and goes with it, whatever table it stands in."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlmodel import SQLModel

from consultant import rights
from consultant.model.careers import Period, Wanted
from consultant.model.consultation import Role
from consultant.store.belongings import TOLD
from consultant.store.engine import connect, writing
from consultant.store.job_tables import job, saved_job
from tests.fakes.world import World

ANA = "ana@clinic.test"
JOB = {
    "stage": "draft",
    "version": 1,
    "proposal": "",
    "reason": "",
    "specialty": "",
    "setting": "",
    "workplace": "",
    "employment": "",
    "state": "",
    "experience": 0,
}


def test_no_table_with_rows_of_accounts_is_forgotten() -> None:
    theirs = {name for name, table in SQLModel.metadata.tables.items() if "account_id" in table.c}
    assert {table.name for table, _ in TOLD.values()} == theirs


def test_postings_and_alerts_of_an_account_are_told_and_go_with_it(
    world: World, database_address: str
) -> None:
    now = world.clock()
    ana = world.database.accounts.add(ANA, "Ana", "", Role.ASKER, now).id
    ben = world.database.accounts.add("ben@clinic.test", "Ben", "", Role.ASKER, now).id
    engine = connect(database_address)
    with writing(engine) as connection:
        new = insert(job).values(**JOB, account_id=ana, opened_at=now).returning(job.c.id)
        id = connection.execute(new).scalar_one()
        connection.execute(insert(saved_job).values(account_id=ben, job_id=id, saved_at=now))
    world.database.job_alerts.add(ana, Wanted(), Period.DAILY, now, now, 5)
    told = rights.export(world.service, ANA, ANA)["account"]
    assert (len(told["jobs"]), len(told["job_alerts"])) == (1, 1)
    rights.erase(world.service, ANA, "ada@desk.test", "asked by mail")
    with writing(engine) as connection:
        assert connection.execute(select(job.c.id)).all() == []
    engine.dispose()
    assert world.database.belongings.of(ANA) == {}
