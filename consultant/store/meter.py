"""Which gated pages each reader has opened in a month. Keys of readers are digests; no address or cookie is stored."""

from __future__ import annotations

from sqlalchemy import Engine, delete, text

from consultant.model.metering import Reader, Reckoning
from consultant.store.engine import counting, reading, writing
from consultant.store.tables import reader

# Written out: a page is counted by every reader of the site, and building these statements took longer than running them.
SEEN = text(
    "SELECT used, EXISTS (SELECT 1 FROM page_reading WHERE reader_key = :key AND page = :page) FROM reader WHERE key = :key"
)
HELD = text(
    "INSERT INTO reader (key, month, used) VALUES (:key, :month, 0)"
    " ON CONFLICT (key) DO UPDATE SET used = reader.used RETURNING used"
)
"""The reader's row, made once; whoever has it lets no other request of the same reader go on before the end."""
OPENED = text(
    "INSERT INTO page_reading (reader_key, page) VALUES (:key, :page) ON CONFLICT (reader_key, page) DO NOTHING"
)
PAID = text("UPDATE reader SET used = used + 1 WHERE key = :key")
SPENT = text(
    "INSERT INTO reader (key, month, used) SELECT :key, :month, 1 WHERE :pages > 0"
    " ON CONFLICT (key) DO UPDATE SET used = reader.used + 1 WHERE reader.used < :pages RETURNING used"
)


class Meter:
    """The `reader` and `page_reading` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, who: Reader, page: str, among: Reader | None = None) -> Reckoning:
        """Open a page, at the price of one unless it was opened before; exact under any number of requests at once.

        `among` are those who pay for it too, together. Only a page that is paid for is written: what was read before, or is
        closed, costs one look.
        """
        used, before = self._seen(who, page)
        if before or used >= who.pages:
            return _reckoned(who, used, opened=before)
        if among and not self.open(among, page).opened:
            return _reckoned(who, used, opened=False)
        values = {"key": who.key, "month": who.month, "page": page}
        with counting(self._engine) as connection:
            used = connection.execute(HELD, values).scalar_one()
            if used >= who.pages:  # another request was faster; perhaps with this very page
                before = bool(connection.execute(SEEN, values).one()[1])
                return _reckoned(who, used, opened=before)
            if connection.execute(OPENED, values).rowcount:
                connection.execute(PAID, values)
                used += 1
            return _reckoned(who, used, opened=True)

    def spend(self, who: Reader) -> Reckoning:
        """One request of a program, whatever it asks for: one statement that looks at the limit."""
        with counting(self._engine) as connection:
            values = {"key": who.key, "month": who.month, "pages": who.pages}
            used = connection.execute(SPENT, values).scalar()
        return _reckoned(who, who.pages if used is None else used, opened=used is not None)

    def left(self, who: Reader) -> int:
        """Pages that are left this month."""
        return _reckoned(who, self._seen(who, "")[0], opened=False).left

    def forget_before(self, month: str) -> int:
        """Remove what readers opened in earlier months; how many readers that were."""
        with writing(self._engine) as connection:
            return connection.execute(delete(reader).where(reader.c.month < month)).rowcount

    def _seen(self, who: Reader, page: str) -> tuple[int, bool]:
        """Pages used, and whether this one was opened before."""
        with reading(self._engine) as connection:
            found = connection.execute(SEEN, {"key": who.key, "page": page}).one_or_none()
        return (found[0], bool(found[1])) if found else (0, False)


def _reckoned(who: Reader, used: int, *, opened: bool) -> Reckoning:
    return Reckoning(opened, max(0, who.pages - used))
