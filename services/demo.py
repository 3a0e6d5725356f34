"""`make demo`: from a bare machine to a living portal with harvested departments."""

from __future__ import annotations

import json
import subprocess
import time
from datetime import datetime, timezone

from services import commands, local, portal, slots
from services.say import Problem, step, tell
from services.settings import REPO, Settings, write_private

ADMIN = "quantri"


def make(settings: Settings) -> None:
    """Every step in order; one that is done is skipped, one that fails says what to do."""
    begun = time.monotonic()
    portal.claim_ports(settings)
    local.prepare(settings)
    slots.prepare(settings, slots.DEMO)
    portal.configure(settings)
    portal.build(settings)
    _administrator(settings)
    with step("Nạp cơ quan và chủ đề", "Seed departments and topics"):
        portal.ckan(settings, "seed", "hue", "schema", "seed")
        portal.ckan(settings, "font", "hue", "theme", "font")
        portal.ckan(settings, "icons", "hue", "theme", "icons")
    portal.start(settings)
    _harvest(settings)
    _doctor(settings)
    _summary(settings, time.monotonic() - begun)


def _administrator(settings: Settings) -> None:
    """The administrator with a generated password and a token, kept in `access.json`."""
    file = portal.access_file(settings)
    if file.exists():
        return
    password = settings.secret("demo_admin")
    mail = f"{ADMIN}@demo.invalid"
    with step("Tạo tài khoản quản trị", "Make the administrator's account"):
        command = [settings.bin("python"), "-m", "services.administrator"]
        words = [ADMIN, mail, str(portal.ini(settings))]
        env = portal.environment(settings) | {"HUE_ADMIN_PASSWORD": password}
        token = commands.output([*command, *words], env).splitlines()
        if not token:
            commands.run(settings, "administrator", [*command, *words], env=env)
        access = {
            "url": settings.site_url,
            "admin": ADMIN,
            "password": password,
            "token": token[-1],
        }
        write_private(file, json.dumps(access, indent=2) + "\n")


def _harvest(settings: Settings) -> None:
    """Register the demo's departments as sources and harvest them through the consumers."""
    with step("Thu thập dữ liệu các cơ quan mẫu", "Harvest the demo departments"):
        command = [settings.bin("python"), str(REPO / "demo" / "seed.py")]
        words = ["--ini", str(portal.ini(settings)), "--base-url", settings.demo_url]
        words += ["--wait", "--tables"]
        commands.run(settings, "harvest", [*command, *words], env=portal.environment(settings))


def _doctor(settings: Settings) -> None:
    """Let doctor look at the finished portal; what CKAN logs meanwhile goes into a file."""
    command = [settings.bin("ckan"), "-c", str(portal.ini(settings)), "hue", "doctor"]
    env = commands.environment(portal.environment(settings))
    with (settings.logs / "doctor.log").open("wb") as log:
        done = subprocess.run(command, env=env, cwd=REPO, stderr=log, check=False)
    if done.returncode:
        raise Problem(
            "«ckan hue doctor» tìm thấy lỗi ở trên.",
            "`ckan hue doctor` found the faults above.",
            "Làm theo từng hướng dẫn rồi chạy lại / follow each remedy, then run again.",
        )


def _summary(settings: Settings, seconds: float) -> None:
    access = json.loads(portal.access_file(settings).read_text(encoding="utf-8"))
    env = portal.environment(settings)
    command = [settings.bin("python"), str(REPO / "demo" / "seed.py"), "--summary"]
    harvested = commands.output([*command, "--ini", str(portal.ini(settings))], env)
    now = datetime.now(timezone.utc).astimezone().strftime("%H:%M %d/%m/%Y")
    tell(
        f"\n══ Cổng dữ liệu mở Huế · {now} · {seconds:.0f} s\n"
        f"   Địa chỉ / address:        {access['url']}  (English: {access['url']}/en)\n"
        f"   Quản trị / admin:         {access['admin']}\n"
        f"   Mật khẩu / password:      {access['password']}\n"
        f"   Tệp truy cập / access:    {portal.access_file(settings)}\n"
        f"   Dừng / stop:              make stop\n   {harvested}"
    )
