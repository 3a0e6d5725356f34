"""What names an absolute path in an unpacked Debian package leads into the folder itself."""

from __future__ import annotations

from pathlib import Path

from services import unpacked


def folder(tmp_path: Path) -> tuple[Path, Path]:
    draft = tmp_path / "root.draft"
    for name in ("etc/maven", "usr/share/maven", "usr/lib/x86_64-linux-gnu", "usr/bin"):
        (draft / name).mkdir(parents=True)
    return draft, tmp_path / "root"


def test_an_absolute_link_leads_to_the_unpacked_file(tmp_path: Path):
    draft, final = folder(tmp_path)
    (draft / "etc/maven/m2.conf").write_text("main is x")
    (draft / "usr/share/maven/conf").symlink_to("/etc/maven")
    unpacked.mend(draft, final)
    draft.rename(final)
    assert (final / "usr/share/maven/conf/m2.conf").read_text() == "main is x"
    assert (final / "usr/share/maven/conf").resolve().is_relative_to(final)


def test_a_link_to_the_machines_own_file_stays(tmp_path: Path):
    draft, final = folder(tmp_path)
    (draft / "usr/bin/sh").symlink_to("/bin/sh")
    unpacked.mend(draft, final)
    assert str((draft / "usr/bin/sh").readlink()) == "/bin/sh"


def test_the_linker_script_names_the_unpacked_library_and_the_machines_own(tmp_path: Path):
    draft, final = folder(tmp_path)
    library = draft / "usr/lib/x86_64-linux-gnu"
    (library / "libc_nonshared.a").write_bytes(b"")
    script = library / "libc.so"
    inside = "/usr/lib/x86_64-linux-gnu/libc_nonshared.a"
    script.write_text(f"/* GNU ld script */\nGROUP ( /lib/absent/libc.so.6 {inside} )\n")
    unpacked.mend(draft, final)
    text = script.read_text()
    assert f" {final}{inside} " in text
    assert " /lib/absent/libc.so.6 " in text


def test_pg_config_is_the_unpacked_servers_own(tmp_path: Path):
    draft, final = folder(tmp_path)
    own = draft / "usr/lib/postgresql/15/bin/pg_config"
    own.parent.mkdir(parents=True)
    own.write_text("the server's")
    (draft / "usr/bin/pg_config").write_text("#!/bin/sh")
    unpacked.mend(draft, final)
    draft.rename(final)
    assert (final / "usr/bin/pg_config").read_text() == "the server's"
