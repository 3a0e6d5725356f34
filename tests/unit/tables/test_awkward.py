"""Files written from the issue's words before the reader was looked at: all must be exact."""

from __future__ import annotations

import pytest

from tests.tables_corpus.awkward import awkward
from tests.tables_corpus.score import score
from tests.tables_corpus.sheet import Case


@pytest.mark.parametrize("case", awkward(), ids=lambda case: case.name)
def test_an_awkward_file_is_read_exactly_and_said(case: Case):
    result = score([case])
    assert not result.faults
    assert result.exact == result.tables == len(case.tables)
