"""Our own Redis: loopback only, with a password, nothing but messages in it."""

from __future__ import annotations

from services import commands, debian
from services.processes import Process, claim_port
from services.settings import Settings, write_private

#: One for the demo, one for `make test`, the rest for other test slots.
DATABASES = 64


def process(settings: Settings) -> Process:
    """The Redis server."""
    return Process(settings, "redis")


def start(settings: Settings) -> None:
    """Start Redis; its password stands in a private file, not on the command line."""
    server = process(settings)
    claim_port(server, settings.redis_port, "HUE_REDIS_PORT")
    folder = settings.data / "redis"
    folder.mkdir(exist_ok=True)
    password = settings.secret("redis")
    config = folder / "redis.conf"
    lines = [
        "bind 127.0.0.1",
        f"port {settings.redis_port}",
        f"requirepass {password}",
        f"databases {DATABASES}",
        f'dir "{folder}"',
        "save 60 1",
        "daemonize no",
    ]
    write_private(config, "\n".join(lines) + "\n")
    ping = [
        debian.program("redis-cli"),
        *("-h", "127.0.0.1", "-p", str(settings.redis_port), "ping"),
    ]
    env = {"REDISCLI_AUTH": password}
    server.start(
        [debian.program("redis-server"), str(config)],
        ready=lambda: commands.output(ping, env) == "PONG",
        seconds=30,
    )


def flush(settings: Settings, database: int) -> None:
    """Empty one of the numbered databases."""
    commands.run(
        settings,
        "redis-flush",
        [
            debian.program("redis-cli"),
            *("-h", "127.0.0.1", "-p", str(settings.redis_port)),
            *("-n", str(database), "flushdb"),
        ],
        env={"REDISCLI_AUTH": settings.secret("redis")},
    )


def url(settings: Settings, database: int) -> str:
    """The address of one of the numbered databases."""
    return f"redis://:{settings.secret('redis')}@127.0.0.1:{settings.redis_port}/{database}"
