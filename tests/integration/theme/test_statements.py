"""A page costs as many SQL statements with many datasets, agencies and topics as with few.

Core's tracking asks twice for each dataset that a page shows (at most 20): those are not counted.
Core's lists of agencies and topics ask three times for each row of a page and are not tried here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests import factories

from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
PAGES = (
    "/",
    "/dataset/?q=gia+ve",
    "/dataset/gia-ve-0",
    "/organization/co-quan-0",
    "/group/du-lich",
)
TRACKING = "tracking_summary"


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are run in the block."""
    seen: list[str] = []
    engine = model.ensure_engine()

    def note(connection, cursor, statement, *rest):
        if TRACKING not in statement:
            seen.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def fill(first: int, last: int) -> None:
    """Agencies, each with two datasets, and topics."""
    for number in range(first, last):
        factories.Organization(name=f"co-quan-{number}", title=f"Cơ quan {number}")
        if number:
            factories.Group(name=f"chu-de-{number}", title=f"Chủ đề {number}")
        for part in (0, 1):
            made = act(
                "package_create",
                name=f"gia-ve-{number}" if not part else f"gia-ve-{number}-{part}",
                title=f"Giá vé {number} {part}",
                notes="Giá vé.",
                owner_org=f"co-quan-{number}",
                theme=["du-lich"],
                license_id="vn-gov-open",
                frequency="hang-nam",
                personal_data="khong-co",
                classification="mo",
                tags=[{"name": f"thẻ {number}"}],
            )
            act("resource_create", package_id=made["id"], url="http://hue.test/a.csv", format="CSV")


def measure(app) -> dict[str, int]:
    told = {}
    for path in PAGES:
        app.get(path)
        with counted() as seen:
            app.get(path)
        told[path] = len(seen)
    return told


def test_statements_do_not_grow_with_the_catalogue(app):
    factories.Group(name="du-lich", title="Du lịch")
    fill(0, 3)
    few = measure(app)
    fill(3, 9)
    many = measure(app)
    assert many == few
    assert min(many.values()) > 0
