"""The table of what was looked for: a row for each day, text and outcome. Nothing of persons."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from ckanext.hue_opendata.search.log.entry import Entry

queries = sa.Table(
    "hue_search_query",
    sa.MetaData(),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("query", sa.UnicodeText, primary_key=True),
    sa.Column("step", sa.UnicodeText, primary_key=True),
    sa.Column("shown", sa.UnicodeText, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
)
#: The outcomes after which somebody left without what was asked for.
MISSED = ("none", "relaxed", "elsewhere")


def add(counted: list[tuple[Entry, int]]) -> None:
    """Add numbers to what is there; of two spellings the one with more accents is shown."""
    for one, number in counted:
        query = insert(queries).values(
            day=date.fromisoformat(one.day),
            query=one.query,
            step=one.step,
            shown=one.shown,
            count=number,
        )
        new = query.excluded
        longer = sa.func.octet_length(new.shown) > sa.func.octet_length(queries.c.shown)
        model.Session.execute(
            query.on_conflict_do_update(
                index_elements=[queries.c.day, queries.c.query, queries.c.step],
                set_={
                    "count": queries.c["count"] + new["count"],
                    "shown": sa.case((longer, new.shown), else_=queries.c.shown),
                },
            )
        )
    model.Session.commit()


def missing(since: date, least: int, most: int) -> list[sa.Row]:
    """Texts that were missed at least so often since a day: `query shown asked none near within`.

    `none`: nothing at all was found, `near`: nothing with all of the words, `within`: nothing with
    all of them on the page of an agency or a topic.
    """
    total = sa.func.sum(queries.c["count"])
    missed = total.filter(queries.c.step.in_(MISSED))
    longest = sa.func.array_agg(
        aggregate_order_by(
            queries.c.shown, sa.func.octet_length(queries.c.shown).desc(), queries.c.shown
        )
    )
    columns = {
        "shown": longest[1],
        "asked": total,
        "none": sa.func.coalesce(total.filter(queries.c.step == "none"), 0),
        "near": sa.func.coalesce(total.filter(queries.c.step == "relaxed"), 0),
        "within": sa.func.coalesce(total.filter(queries.c.step == "elsewhere"), 0),
    }
    query = (
        sa.select(queries.c.query, *(value.label(name) for name, value in columns.items()))
        .where(queries.c.day >= since)
        .group_by(queries.c.query)
        .having(missed >= least)
        .order_by(missed.desc(), queries.c.query)
        .limit(most)
    )
    return list(model.Session.execute(query))


def forget(today: date, days: int) -> int:
    """Delete what is older than so many days; the number of rows."""
    gone = model.Session.execute(_older(sa.delete(queries), today, days))
    model.Session.commit()
    # A result of a DELETE has a row count; SQLAlchemy types the result of any statement.
    return gone.rowcount  # pyright: ignore[reportAttributeAccessIssue]


def too_old(today: date, days: int) -> int:
    """The number of rows that should have been deleted."""
    count = sa.select(sa.func.count()).select_from(queries)
    return model.Session.execute(_older(count, today, days)).scalar() or 0


def _older(query: sa.Select | sa.Delete, today: date, days: int) -> sa.Select | sa.Delete:
    return query.where(queries.c.day < today - timedelta(days=days))
