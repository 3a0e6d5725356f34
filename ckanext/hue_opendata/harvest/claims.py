"""Two sources that bring one record: both keep their dataset, and both are named."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.harvest.stock import HarvestObject, HarvestSource
from ckanext.hue_opendata.text import fold

#: So many datasets of other sources are compared.
MOST = 500


def claimed(item: Any, title: str, agency: str | None) -> Problem | None:
    """The other source that brings the same record: one title, and one identifier or one agency.

    A number or a title alone proves nothing: every system counts from 1, and every ward has a
    “Danh sách chợ”.
    """
    twin = model.Package
    query = (
        sa.select(HarvestSource.title, twin.title.label("twin"))
        .join(HarvestObject, HarvestObject.harvest_source_id == HarvestSource.id)
        .join(twin, twin.id == HarvestObject.package_id)
        .where(
            HarvestObject.current.is_(True),
            HarvestObject.harvest_source_id != item.harvest_source_id,
            twin.state != "deleted",
        )
        .limit(MOST)
    )
    # Two questions: one with “or” would look at every dataset for each record.
    for same in (
        HarvestObject.guid == item.guid,
        (twin.title == title) & (twin.owner_org == agency),
    ):
        for row in model.Session.execute(query.where(same)):
            if fold(row.twin or "") == fold(title):
                return _told(title, item.source.title, row.title)
    return None


def _told(title: str, one: str, other: str) -> Problem:
    return say(
        "claimed_twice",
        title,
        f"Nguồn «{one}» và nguồn «{other}» cùng có bản ghi này nên cổng có hai bộ dữ liệu. Bỏ bản "
        "ghi ở một trong hai nguồn.",
        f"The sources “{one}” and “{other}” both have this record, so the portal has two datasets. "
        "Remove it from one of them.",
    )
