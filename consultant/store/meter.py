"""Which gated pages each reader has opened in a month. Keys of readers are digests; no address or cookie is stored."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from consultant.model.metering import Reader, Reckoning
from consultant.store.engine import reading, writing
from consultant.store.tables import page_reading, reader


class Meter:
    """The `reader` and `page_reading` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, who: Reader, page: str) -> Reckoning:
        """Open a page, at the price of one unless it was opened before. Exact under any number of requests at once:
        the count is raised by one statement that looks at the limit, and a page counted twice is taken back."""
        with writing(self._engine) as connection:
            if self._opened_before(connection, who, page):
                return self._reckoned(connection, who, opened=True)
            _ensure(connection, who)
            if not _paid(connection, who):
                # Waiting for the row may have shown what another request has just opened.
                return self._reckoned(connection, who, opened=self._opened_before(connection, who, page))
            if self._opened_before(connection, who, page):
                connection.execute(
                    update(reader).where(reader.c.key == who.key).values(used=reader.c.used - 1)
                )
            else:
                connection.execute(insert(page_reading).values(reader_key=who.key, page=page))
            return self._reckoned(connection, who, opened=True)

    def spend(self, who: Reader) -> Reckoning:
        """One request of a program, whatever it asks for."""
        with writing(self._engine) as connection:
            _ensure(connection, who)
            return self._reckoned(connection, who, opened=_paid(connection, who))

    def left(self, who: Reader) -> int:
        """Pages that are left this month."""
        with reading(self._engine) as connection:
            return self._reckoned(connection, who, opened=False).left

    def forget_before(self, month: str) -> int:
        """Remove what readers opened in earlier months; how many readers that were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(reader).where(reader.c.month < month)).rowcount

    def _opened_before(self, connection: Connection, who: Reader, page: str) -> bool:
        found = select(page_reading.c.page).where(
            page_reading.c.reader_key == who.key, page_reading.c.page == page
        )
        return connection.execute(found).first() is not None

    def _reckoned(self, connection: Connection, who: Reader, *, opened: bool) -> Reckoning:
        used = connection.scalar(select(reader.c.used).where(reader.c.key == who.key)) or 0
        return Reckoning(opened, max(0, who.pages - used))


def _ensure(connection: Connection, who: Reader) -> None:
    """The reader's row, made once."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(
        dialect.insert(reader).values(key=who.key, month=who.month, used=0).on_conflict_do_nothing()
    )


def _paid(connection: Connection, who: Reader) -> bool:
    """Count one more in one statement that looks at the limit, so that no two requests take the last one."""
    below = (reader.c.key == who.key, reader.c.used < who.pages)
    return connection.execute(update(reader).where(*below).values(used=reader.c.used + 1)).rowcount > 0
