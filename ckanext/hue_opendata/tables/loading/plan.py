"""What a swap needs to know, and what may stand against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ckanext.hue_opendata.tables.loading import dictionary
from ckanext.hue_opendata.tables.loading.catalogue import Existing
from ckanext.hue_opendata.tables.loading.staging import Fields


class Blocked(Exception):
    """Something that hangs on the table stands against its new form: a code and two sentences."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.code, self.vi, self.en = code, vi, en


@dataclass
class Plan:
    """All that a swap needs to know. `key`: the columns of the primary key that is evident."""

    resource_id: str
    fields: Fields
    before: Existing | None
    key: tuple[str, ...] = ()
    #: Indexes that could not be made anew, for the report.
    dropped: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether the rows fit into the table as it stands; one that a load has left before its
        end lacks its indexes, and is replaced."""
        if self.before is None:
            return False
        columns = tuple((one.id, one.pg) for one in self.fields)
        ours = tuple(dictionary.key_fields(self.before.raw))
        return self.before.whole and columns == self.before.columns and ours == self.key

    @property
    def dictionary(self) -> dict[str, dict[str, Any]]:
        """The data dictionary that the table gets."""
        raw = self.before.raw if self.before else {}
        return {
            one.id: dictionary.entry(one, raw.get(one.id, {}), one.id in self.key)
            for one in self.fields
        }
