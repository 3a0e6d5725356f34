"""Every command of ours speaks Vietnamese first, with the English beside it, in help and output.

A terminal has no reader with a language of their own: a server's locale is mostly `C`, and cron's
mails are read by whoever is on duty. So commands say both, and need no catalogue.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from ckan.tests import factories
from click.testing import CliRunner

from ckanext.hue_opendata.cli import hue
from tests.integration.schema.support import act

#: Letters that Vietnamese has and English has not.
VIETNAMESE = re.compile(
    r"[ăâđêôơưĂÂĐÊÔƠƯà-ãè-éì-íò-õù-úýÀ-ÃÈ-ÉÌ-ÍÒ-ÕÙ-ÚÝ\u0128-\u0169\u1ea0-\u1ef9]"
)


def every(
    command: click.Command = hue, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from every(found, (*path, name))


def test_there_are_as_many_parts_as_there_are():
    assert {path[0] for path, _ in every() if path} >= {"doctor", "harvest", "schema", "search"}
    assert len(list(every())) > 30


@pytest.mark.parametrize("path", [path for path, _ in every()], ids=lambda path: " ".join(path))
def test_the_help_is_in_vietnamese_first(path):
    command = dict(every())[path]
    first = (command.help or "").strip().split("\n")[0]
    assert VIETNAMESE.search(first), first
    assert VIETNAMESE.search(command.get_short_help_str(200)), command.get_short_help_str(200)
    for option in command.params:
        if isinstance(option, click.Option):
            assert VIETNAMESE.search(option.help or ""), f"{path} {option.name}: {option.help!r}"
    shown = CliRunner().invoke(hue, [*path, "--help"])
    assert shown.exit_code == 0, shown.output


#: Commands that read only, or write nothing when nothing waits → words of their output.
TRIED = {
    "places find 'thuan hoa'": "Phường Thuận Hóa",
    "places show 19789": "người / people",
    "places successors 19789": "",
    "places locate 107.58 16.46": "Phường",
    "schema upgrade --dry-run": "sẽ đổi / would change: 0",
    "search status": "Lớp đang dùng / layer in use",
    "search check": "tập dữ liệu / datasets",
    "search log flush": "câu / searches",
    "search log purge": "Đã xóa",
    "search alias apply": "tên / names",
    "harvest schedule --once": "",
    "harvest status": "",
    "tables load --all": "",
    "text fold": "",
    "doctor --ini": "ckan.plugins",
}
REFUSED = {
    "places find khong-dau-co-ten-nay": "không tìm thấy / nothing found",
    "places locate 16.46 107.58": "latitude comes last",
    "harvest run khong-co": "không có nguồn này / no such source",
    "harvest preview khong-co": "không có nguồn này / no such source",
    "tables load": "RESOURCE hoặc / or --all",
}


def run(words: str) -> tuple[int, str]:
    done = CliRunner().invoke(hue, shlex.split(words))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis", "with_request_context")
def test_what_commands_say_is_in_both_languages():
    for words, said in TRIED.items():
        code, output = run(words)
        assert code in (0, 1), f"{words}: {output}"
        assert said in output, f"{words}: {output}"
        for line in output.splitlines():
            spoken = re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", line)
            assert not spoken or VIETNAMESE.search(line), f"{words}: {line}"


@pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis", "with_request_context")
def test_each_source_has_a_line_with_its_last_run():
    agency = factories.Organization()
    about = {"source_type": "hue_json", "url": "http://a.example/", "owner_org": agency["id"]}
    made = act("harvest_source_create", name="nguon", title="Nguồn thử", config="{}", **about)
    assert run("harvest status")[1] == "Nguồn thử · hue_json · chưa chạy / never run\n"
    act("harvest_job_create", source_id=made["id"], run=False)
    assert "chờ chạy / waiting · " in run("harvest status")[1]


@pytest.mark.usefixtures("clean_db", "with_request_context")
def test_what_commands_refuse_is_told_in_both_languages():
    for words, said in REFUSED.items():
        code, output = run(words)
        assert code > 0, words
        assert said in output, f"{words}: {output}"
