"""How fresh data is: days in Huế's time, promises counted from the newest file."""

from __future__ import annotations

from datetime import date

import pytest

from ckanext.hue_opendata.schema.freshness import freshness


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-26T03:00:00", date(2026, 11, 26)),
        # CKAN keeps UTC: in the evening it is tomorrow already in Huế.
        ("2026-11-26T18:21:07.123456", date(2026, 11, 27)),
        ("2026-11-26T23:30:00+07:00", date(2026, 11, 26)),
        ("2026-11-26", date(2026, 11, 26)),
    ],
)
def test_the_last_update_is_a_day_in_hue(moment, day):
    dataset = {"frequency": "hang-ngay", "resources": [{"last_modified": moment}]}
    found = freshness(dataset, day)
    assert (found.state, found.last, found.late) == ("fresh", day, 0)


def test_the_newest_file_counts_and_a_dataset_without_files_counts_from_its_beginning():
    files = [{"created": "2026-01-02T00:00:00"}, {"last_modified": "2026-03-01T00:00:00"}]
    dataset = {"frequency": "hang-thang", "resources": files}
    found = freshness(dataset, date(2026, 4, 11))
    assert (found.state, found.last, found.late) == ("late", date(2026, 3, 1), 10)
    bare = {"metadata_created": "2026-01-01T00:00:00", "frequency": "khong-co-ma-nay"}
    assert freshness(bare, date(2026, 5, 1)).state == "no promise"
