"""Settings, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from bot.keyring import read_secret

#: Where the checkout, or the installed package, keeps its data files.
ROOT = Path(__file__).resolve().parent.parent
MESSAGES = ROOT / "messages" / "da"


class SettingsError(Exception):
    """A setting is missing or wrong; the message says which, and the mend."""


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """The Telegram bot; present when a token is."""

    token: str
    mode: Literal["polling", "webhook"]
    webhook_secret: str
    api_url: str


@dataclass(frozen=True, slots=True)
class TwilioSettings:
    """The SMS number; present when an account is."""

    account_sid: str
    auth_token: str
    number: str
    api_url: str


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """The municipality's own log-in for staff; present when an issuer is."""

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the environment decides."""

    database_url: str
    secrets: tuple[bytes, ...]
    public_url: str
    data_dir: Path
    telegram: TelegramSettings | None = None
    twilio: TwilioSettings | None = None
    smtp_url: str | None = None
    oidc: OidcSettings | None = None
    #: Called each minute while all is well; its owner alarms when it is not.
    deadman_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    log_level: str = "INFO"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read all settings; raise SettingsError with one line for the first wrong."""
    return Settings(
        database_url=_database_url(environment),
        secrets=_secrets(environment),
        public_url=_public_url(environment),
        data_dir=Path(environment.get("MAKKER_DATA_DIR", "var")),
        telegram=_telegram(environment),
        twilio=_twilio(environment),
        smtp_url=_smtp_url(environment),
        oidc=_oidc(environment),
        deadman_url=_api_url(environment, "MAKKER_DEADMAN_URL"),
        host=environment.get("MAKKER_HOST", "127.0.0.1"),
        port=_port(environment),
        log_level=_one_of(
            environment, "MAKKER_LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR")
        ),
    )


def find_mistakes(environment: Mapping[str, str]) -> list[str]:
    """List everything that is missing or wrong, each in one line with the mend."""
    mistakes = []
    for read in (
        _database_url,
        _secrets,
        _public_url,
        _telegram,
        _twilio,
        _smtp_url,
        _oidc,
    ):
        try:
            read(environment)
        except SettingsError as fault:
            mistakes.append(str(fault))
    try:
        read_settings(environment)
    except SettingsError as fault:
        mistakes.append(str(fault))
    return list(dict.fromkeys(mistakes))


def _need(environment: Mapping[str, str], name: str, mend: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise SettingsError(f"{name} is missing: {mend}")
    return value


def _one_of(environment: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = environment.get(name, "").strip() or allowed[0]
    if value not in allowed:
        raise SettingsError(f"{name} must be one of {', '.join(allowed)}")
    return value


def _database_url(environment: Mapping[str, str]) -> str:
    url = _need(
        environment,
        "MAKKER_DATABASE_URL",
        "set it to sqlite:///makker.db or postgresql+psycopg://user@host/name",
    )
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingsError(
            "MAKKER_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://"
        )
    return url


def _secrets(environment: Mapping[str, str]) -> tuple[bytes, ...]:
    mend = "set it to base64 of 32 random bytes: openssl rand -base64 32"
    text = _need(environment, "MAKKER_SECRET_KEY", mend)
    try:
        return tuple(read_secret(part) for part in text.split(","))
    except ValueError as fault:
        raise SettingsError(f"MAKKER_SECRET_KEY is wrong ({fault}): {mend}") from None


def _public_url(environment: Mapping[str, str]) -> str:
    url = _need(
        environment,
        "MAKKER_PUBLIC_URL",
        "set it to the https address that phones and providers reach",
    ).rstrip("/")
    parts = urlsplit(url)
    is_loopback = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not parts.hostname or parts.query or parts.fragment:
        raise SettingsError("MAKKER_PUBLIC_URL must be an address like https://name")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback):
        raise SettingsError(
            "MAKKER_PUBLIC_URL must begin with https:// (http only on loopback)"
        )
    return url


def _telegram(environment: Mapping[str, str]) -> TelegramSettings | None:
    token = environment.get("MAKKER_TELEGRAM_TOKEN", "").strip()
    if not token:
        return None
    mode = _one_of(environment, "MAKKER_TELEGRAM_MODE", ("polling", "webhook"))
    secret = environment.get("MAKKER_TELEGRAM_WEBHOOK_SECRET", "").strip()
    if mode == "webhook" and not secret:
        raise SettingsError(
            "MAKKER_TELEGRAM_WEBHOOK_SECRET is missing: "
            "set it to 32 or more letters and digits, or choose polling"
        )
    return TelegramSettings(
        token,
        "webhook" if mode == "webhook" else "polling",
        secret,
        _api_url(environment, "MAKKER_TELEGRAM_API_URL"),
    )


def _twilio(environment: Mapping[str, str]) -> TwilioSettings | None:
    sid = environment.get("MAKKER_TWILIO_ACCOUNT_SID", "").strip()
    if not sid:
        return None
    return TwilioSettings(
        sid,
        _need(environment, "MAKKER_TWILIO_AUTH_TOKEN", "copy it from the account"),
        _need(environment, "MAKKER_TWILIO_FROM", "set it to the number, as +45..."),
        _api_url(environment, "MAKKER_TWILIO_API_URL"),
    )


def _api_url(environment: Mapping[str, str], name: str) -> str:
    url = environment.get(name, "").strip().rstrip("/")
    if url and urlsplit(url).scheme not in {"http", "https"}:
        raise SettingsError(f"{name} must be an http or https address")
    return url


def _smtp_url(environment: Mapping[str, str]) -> str | None:
    url = environment.get("MAKKER_SMTP_URL", "").strip()
    if url and urlsplit(url).scheme not in {"smtp", "smtps"}:
        raise SettingsError("MAKKER_SMTP_URL must begin with smtp:// or smtps://")
    return url or None


def _oidc(environment: Mapping[str, str]) -> OidcSettings | None:
    issuer = _api_url(environment, "MAKKER_OIDC_ISSUER")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    is_loopback = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not is_loopback:
        raise SettingsError(
            "MAKKER_OIDC_ISSUER must begin with https:// (http only on loopback)"
        )
    return OidcSettings(
        issuer,
        _need(environment, "MAKKER_OIDC_CLIENT_ID", "copy it from the registration"),
        _need(environment, "MAKKER_OIDC_CLIENT_SECRET", "make one at the registration"),
    )


def _port(environment: Mapping[str, str]) -> int:
    text = environment.get("MAKKER_PORT", "8080").strip()
    if not text.isdigit() or not 0 <= int(text) < 1 << 16:
        raise SettingsError("MAKKER_PORT must be a number from 0 to 65535")
    return int(text)
