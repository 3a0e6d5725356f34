"""Checks of the site's configuration: plugins, addresses, secrets, files, language, workers."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.doctor import ini
from ckanext.hue_opendata.doctor.registry import Finding, Level, check

TIME_ZONE = "Asia/Ho_Chi_Minh"
SECRET_LENGTH = 20
CATALOGUE = Path(__file__).parent.parent / "i18n" / "vi" / "LC_MESSAGES" / "ckanext-hue_opendata.po"


def _finding(
    code: str, vi: str, en: str, do_vi: str, do_en: str, level: Level = "error"
) -> Finding:
    return Finding(code, {"vi": vi, "en": en}, {"vi": do_vi, "en": do_en}, level)


@check("site.plugins")
def plugins() -> Iterator[Finding]:
    """The family's plugins are listed, ours before those whose pages and words they replace."""
    listed = list(tk.config["ckan.plugins"])
    wanted = ini.options()["ckan.plugins"].split()
    missing = [name for name in wanted if name not in listed]
    if missing:
        yield _finding(
            "plugins.missing",
            f"Thiếu plugin: {' '.join(missing)}.",
            f"Plugins are missing: {' '.join(missing)}.",
            "Thêm vào ckan.plugins («ckan hue doctor --ini» in sẵn các dòng).",
            "Add them to ckan.plugins (`ckan hue doctor --ini` prints the lines).",
        )
    present = [name for name in listed if name in wanted]
    if present != [name for name in wanted if name in listed]:
        yield _finding(
            "plugins.order",
            f"Plugin sai thứ tự: {' '.join(present)}.",
            f"Plugins stand in the wrong order: {' '.join(present)}.",
            "Xếp lại như «ckan hue doctor --ini»; plugin đứng trước được ưu tiên.",
            "Order them as `ckan hue doctor --ini` does; the first listed wins.",
        )


@check("site.migrations")
def migrations() -> Iterator[Finding]:
    """No plugin's table waits for a migration."""
    from ckan.cli.db import _get_pending_plugins  # the only list of them; see tests/…/doctor

    pending = _get_pending_plugins()
    if pending:
        names = ", ".join(sorted(pending))
        yield _finding(
            "migrations.pending",
            f"Bảng dữ liệu chưa cập nhật: {names}.",
            f"Migrations wait to be applied: {names}.",
            "Chạy: ckan db pending-migrations --apply",
            "Run: ckan db pending-migrations --apply",
        )


@check("site.storage")
def storage() -> Iterator[Finding]:
    """Uploads have a folder that can be written."""
    folder = tk.config.get("ckan.storage_path")
    if not folder:
        yield _finding(
            "storage.unset",
            "Chưa đặt ckan.storage_path: không ai tải tệp lên được.",
            "ckan.storage_path is not set: nobody can upload a file.",
            "Đặt ckan.storage_path trong ckan.ini.",
            "Set ckan.storage_path in ckan.ini.",
        )
    elif not Path(folder).is_dir():
        yield _finding(
            "storage.missing",
            f"Thư mục lưu tệp {folder} không tồn tại.",
            f"The storage folder {folder} does not exist.",
            f"mkdir -p {folder}",
            f"mkdir -p {folder}",
        )
    elif not _writable(Path(folder)):
        yield _finding(
            "storage.readonly",
            f"Không ghi được vào thư mục lưu tệp {folder}.",
            f"The storage folder {folder} cannot be written.",
            "Cấp quyền ghi cho người dùng chạy CKAN.",
            "Give the user that runs CKAN the right to write there.",
        )


def _writable(folder: Path) -> bool:
    """By trying: root passes every permission check, also on a file system mounted read-only."""
    probe = folder / f".hue-doctor-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


@check("site.address")
def address() -> Iterator[Finding]:
    """The site's address is a whole one, without a path at its end."""
    url = urlsplit(tk.config.get("ckan.site_url") or "")
    if url.scheme not in ("http", "https") or not url.hostname:
        yield _finding(
            "site_url.invalid",
            f"ckan.site_url «{url.geturl()}» không phải là địa chỉ đầy đủ.",
            f"ckan.site_url “{url.geturl()}” is no complete address.",
            "Ví dụ: ckan.site_url = https://dulieu.example.vn",
            "For example: ckan.site_url = https://data.example.vn",
        )
    elif url.path.strip("/"):
        yield _finding(
            "site_url.path",
            f"ckan.site_url có đường dẫn «{url.path}».",
            f"ckan.site_url has the path “{url.path}”.",
            "Bỏ đường dẫn; dùng ckan.root_path nếu cổng không ở gốc.",
            "Leave the path out; use ckan.root_path if the portal is not at the root.",
        )


@check("site.secrets")
def secrets() -> Iterator[Finding]:
    """The secret keys are set, long, and not those of an example."""
    for option in ("SECRET_KEY", "api_token.jwt.encode.secret", "api_token.jwt.decode.secret"):
        value = str(tk.config.get(option) or "").removeprefix("string:")
        if len(value) < SECRET_LENGTH or "CHANGE_ME" in value.upper():
            yield _finding(
                "secrets.weak",
                f"Khóa bí mật {option} chưa đặt hoặc quá ngắn.",
                f"The secret {option} is not set, or too short.",
                f"Đặt một chuỗi ngẫu nhiên từ {SECRET_LENGTH} ký tự trở lên.",
                f"Set a random text of {SECRET_LENGTH} characters or more.",
            )
    if tk.config.get("debug"):
        yield _finding(
            "debug.on",
            "Chế độ gỡ lỗi đang bật: trang lỗi để lộ mã nguồn và cấu hình.",
            "Debug mode is on: error pages show code and configuration.",
            "Đặt debug = false.",
            "Set debug = false.",
        )
    if tk.config.get("WTF_CSRF_ENABLED") in (False, "false"):
        yield _finding(
            "csrf.off",
            "Bảo vệ CSRF đang tắt.",
            "CSRF protection is off.",
            "Bỏ dòng WTF_CSRF_ENABLED = false.",
            "Remove the line WTF_CSRF_ENABLED = false.",
        )


@check("site.files")
def files() -> Iterator[Finding]:
    """Only the site's own user may read `ckan.ini`: passwords stand in it."""
    file = Path(tk.config.get("__file__") or "")
    if file.is_file() and file.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        yield _finding(
            "ini.readable",
            f"Mọi người dùng của máy đọc được {file}.",
            f"Every user of the machine can read {file}.",
            f"chmod o-rw {file}",
            f"chmod o-rw {file}",
        )


@check("site.language")
def language() -> Iterator[Finding]:
    """Vietnamese first, in Vietnam's time, with the catalogue compiled."""
    if tk.config.get("ckan.locale_default") != "vi":
        yield _finding(
            "locale.default",
            "Ngôn ngữ mặc định không phải tiếng Việt.",
            "The default language is not Vietnamese.",
            "Đặt ckan.locale_default = vi.",
            "Set ckan.locale_default = vi.",
        )
    zone = tk.config.get("ckan.display_timezone")
    if zone != TIME_ZONE:
        yield _finding(
            "time_zone",
            f"Múi giờ hiển thị là «{zone}».",
            f"The time zone shown is “{zone}”.",
            f"Đặt ckan.display_timezone = {TIME_ZONE}.",
            f"Set ckan.display_timezone = {TIME_ZONE}.",
            "warning",
        )
    compiled = CATALOGUE.with_suffix(".mo")
    if CATALOGUE.exists() and not compiled.exists():
        yield _finding(
            "translations.not_built",
            "Bản dịch tiếng Việt chưa được biên dịch.",
            "The Vietnamese catalogue is not compiled.",
            f"msgfmt -o {compiled} {CATALOGUE}",
            f"msgfmt -o {compiled} {CATALOGUE}",
        )


@check("site.scheming")
def scheming() -> Iterator[Finding]:
    """The schemas and presets of a city dataset are the configured ones."""
    wanted = ini.options()
    for option in ("scheming.dataset_schemas", "scheming.presets"):
        here = set((tk.config.get(option) or "").split())
        lacking = [word for word in wanted.get(option, "").split() if word not in here]
        if lacking:
            yield _finding(
                "scheming.unset",
                f"«{option}» thiếu: {' '.join(lacking)}.",
                f"“{option}” lacks: {' '.join(lacking)}.",
                "Chép dòng đó từ «ckan hue doctor --ini».",
                "Copy that line from `ckan hue doctor --ini`.",
            )


@check("site.workers")
def workers() -> Iterator[Finding]:
    """A job worker is alive: uploads are loaded and departments harvested by it."""
    import redis
    from ckan.lib import jobs
    from rq import Worker

    try:
        alive = Worker.all(queue=jobs.get_queue())
    except redis.RedisError:
        return  # told by services.redis
    if not alive:
        yield _finding(
            "worker.none",
            "Không có tiến trình xử lý việc nền nào đang chạy.",
            "No background job worker is running.",
            "Chạy: ckan jobs worker (dưới supervisor hoặc systemd)",
            "Run: ckan jobs worker (under supervisor or systemd)",
        )
