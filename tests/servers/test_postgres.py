"""The PostgreSQL of the tests gives every test a database of its own."""

from __future__ import annotations

import psycopg

from tests.servers.postgres import Postgres


def run(url: str, statement: str) -> list[tuple[object, ...]]:
    """Runs one statement over a connection that is closed again; gives its rows."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(statement.encode())
        return rows.fetchall() if rows.description else []


def test_a_table_is_made_and_filled(postgres_url: str) -> None:
    run(postgres_url, "CREATE TABLE consultation (id serial PRIMARY KEY)")
    run(postgres_url, "INSERT INTO consultation DEFAULT VALUES")
    assert run(postgres_url, "SELECT id FROM consultation") == [(1,)]


def test_a_new_database_holds_no_table(postgres_url: str) -> None:
    assert run(postgres_url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []


def test_a_template_is_filled_once_and_copied(postgres: Postgres) -> None:
    fillings: list[str] = []

    def fill(url: str) -> None:
        fillings.append(url)
        run(url, "CREATE TABLE consultation (id serial PRIMARY KEY)")

    copies = [postgres.create_database(postgres.template("with_tables", fill)) for _ in range(2)]
    assert len(fillings) == 1
    for copy in copies:
        assert run(postgres.url(copy), "SELECT id FROM consultation") == []
        postgres.drop_database(copy)


def test_time_is_kept_with_its_zone(postgres_url: str) -> None:
    assert run(postgres_url, "SELECT '2026-04-01T12:00+02'::timestamptz = '2026-04-01T10:00Z'") == [(True,)]
