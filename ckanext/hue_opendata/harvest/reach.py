"""The client of a source: its networks, its certificates, and the secrets that it refers to."""

from __future__ import annotations

from urllib.parse import urlsplit

from ckanext.hue_opendata.harvest import config
from ckanext.hue_opendata.harvest.connectors.settings import SECRET, Settings
from ckanext.hue_opendata.harvest.http import Client, Key, Limits, Refused


def client(url: str, settings: Settings, limits: Limits | None = None) -> Client:
    """A guarded client for one source.

    Raises `Refused` when a secret or a certificate bundle is named that nobody has set.
    """
    secrets = {f"secret:{name}": _secret(name) for name in SECRET.findall(url)}
    key = None
    if settings.auth_header and settings.auth_value:
        value = SECRET.sub(lambda found: _secret(found.group(1)), settings.auth_value)
        key = Key(urlsplit(url).netloc, settings.auth_header, value)
    ca = config.ca_bundle(settings.ca) if settings.ca else None
    if settings.ca and not ca:
        raise Refused(
            "no_ca",
            f"Gói chứng thư «{settings.ca}» chưa khai trong ckan.ini "
            f"({config.PREFIX}.ca.{settings.ca}).",
            f"The certificate bundle “{settings.ca}” is not declared in ckan.ini.",
        )
    return Client(config.allowed_networks(), limits, ca, key, secrets)


def _secret(name: str) -> str:
    value = config.secret(name)
    if value is None:
        raise Refused(
            "no_secret",
            f"Bí mật «{name}» chưa được đặt trên máy chủ ({config.PREFIX}.secret.{name} hoặc biến "
            f"môi trường HUE_SECRET_{name.upper()}). Nhờ quản trị máy chủ đặt giá trị.",
            f"The secret “{name}” is not set on the server ({config.PREFIX}.secret.{name}).",
        )
    return value
