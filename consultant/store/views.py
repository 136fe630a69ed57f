"""Saved views: choices on the queue page that a person gave a name."""

from __future__ import annotations

from sqlalchemy import Engine, bindparam, delete, insert, select

from consultant.errors import InputError
from consultant.model.desk import SavedView
from consultant.store.engine import reading, writing
from consultant.store.tables import saved_view

MOST = 20
_OF_ONE = (
    select(*saved_view.c["id", "name", "choice"])
    .where(saved_view.c.account_id == bindparam("account"))
    .order_by(saved_view.c.id)
)


class Views:
    """The `saved_view` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, account: int) -> list[SavedView]:
        """A person's views, in the order they were made."""
        with reading(self._engine) as connection:
            return [SavedView(*row) for row in connection.execute(_OF_ONE, {"account": account})]

    def save(self, account: int, name: str, choice: dict[str, str]) -> None:
        """Keep a choice under a name; the same name again replaces it. Raises InputError."""
        if not name.strip() or len(name) > 40:
            raise InputError("Give the view a name of at most 40 characters.")
        same = (saved_view.c.account_id == account, saved_view.c.name == name.strip())
        with writing(self._engine) as connection:
            connection.execute(delete(saved_view).where(*same))
            kept = connection.execute(select(saved_view.c.id).where(saved_view.c.account_id == account)).all()
            if len(kept) >= MOST:
                raise InputError(f"{MOST} views are kept at most. Remove one first.")
            values = {"account_id": account, "name": name.strip(), "choice": choice}
            connection.execute(insert(saved_view).values(**values))

    def remove(self, account: int, id: int) -> None:
        """Forget a view of this person; another's is left alone."""
        with writing(self._engine) as connection:
            connection.execute(
                delete(saved_view).where(saved_view.c.account_id == account, saved_view.c.id == id)
            )
