"""Keys: sealing what is stored, fingerprints for look-up, signed links."""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_ID_BYTES = 4
_NONCE_BYTES = 12
_SIGNATURE_BYTES = 16


class UnreadableError(Exception):
    """A sealed value does not open with any of the keys, or was moved."""


class BadLinkError(Exception):
    """A signed link is forged, broken or too old."""


@dataclass(frozen=True, slots=True)
class Key:
    """One secret, and the working keys derived from it."""

    id: bytes
    cipher: AESGCM
    fingerprint: bytes
    signature: bytes


class Keyring:
    """The keys of an install, newest first; old ones still open what they sealed."""

    def __init__(self, secrets: tuple[bytes, ...]) -> None:
        """Derive the working keys; the key id is derived too."""
        self._keys = tuple(_derive(secret) for secret in secrets)
        self._by_id = {key.id: key for key in self._keys}

    @property
    def newest_id(self) -> bytes:
        """The id of the key that seals what is written now."""
        return self._keys[0].id

    def seal(self, plain: bytes, column: str) -> bytes:
        """Encrypt a value so that it opens only in its own column."""
        key = self._keys[0]
        nonce = os.urandom(_NONCE_BYTES)
        return key.id + nonce + key.cipher.encrypt(nonce, plain, column.encode())

    def unseal(self, sealed: bytes, column: str) -> bytes:
        """Decrypt; raise UnreadableError when key or column is another."""
        key = self._by_id.get(sealed[:_ID_BYTES])
        nonce = sealed[_ID_BYTES : _ID_BYTES + _NONCE_BYTES]
        if key is None:
            raise UnreadableError(f"{column} is sealed with a key that is not here")
        try:
            return key.cipher.decrypt(
                nonce, sealed[_ID_BYTES + _NONCE_BYTES :], column.encode()
            )
        except InvalidTag:
            raise UnreadableError(f"{column} does not open") from None

    def holds(self, key_id: str) -> bool:
        """Tell whether a key is here, by its id in hexadecimal."""
        return bytes.fromhex(key_id) in self._by_id

    def key_id_of(self, sealed: bytes) -> bytes:
        """Tell which key sealed a value."""
        return sealed[:_ID_BYTES]

    def fingerprint(self, value: str, purpose: str) -> bytes:
        """Give a keyed hash to look a value up by, with the newest key."""
        return _mac(self._keys[0].fingerprint, purpose, value)[:_SIGNATURE_BYTES]

    def fingerprints(self, value: str, purpose: str) -> list[bytes]:
        """Give the keyed hash under every key, for look-up while keys rotate."""
        return [
            _mac(key.fingerprint, purpose, value)[:_SIGNATURE_BYTES]
            for key in self._keys
        ]

    def sign(self, subject: str, purpose: str, until: datetime) -> str:
        """Give a token for a link, good for one purpose until a moment."""
        body = f"{int(until.timestamp()):x}.{subject}"
        mac = _mac(self._keys[0].signature, purpose, body)[:_SIGNATURE_BYTES]
        return f"{body}.{_text(mac)}"

    def verify(self, token: str, purpose: str, now: datetime) -> str:
        """Give the subject of a token, or raise BadLinkError."""
        body, _, signature = token.rpartition(".")
        until, _, subject = body.partition(".")
        if not any(
            hmac.compare_digest(
                _text(_mac(key.signature, purpose, body)[:_SIGNATURE_BYTES]).encode(),
                signature.encode(),
            )
            for key in self._keys
        ):
            raise BadLinkError("not a link of this install")
        if datetime.fromtimestamp(int(until, 16), UTC) < now:
            raise BadLinkError("too old")
        return subject


def read_secret(text: str) -> bytes:
    """Read one secret, base64 of 32 bytes; raise ValueError when it is not."""
    try:
        secret = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if len(secret) != KEY_BYTES:
        raise ValueError(f"{len(secret)} bytes, not {KEY_BYTES}")
    return secret


def new_secret() -> str:
    """Make a secret for MAKKER_SECRET_KEY."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def _derive(secret: bytes) -> Key:
    def working_key(purpose: str) -> bytes:
        return HKDF(hashes.SHA256(), KEY_BYTES, None, purpose.encode()).derive(secret)

    return Key(
        id=hashlib.sha256(working_key("id")).digest()[:_ID_BYTES],
        cipher=AESGCM(working_key("seal")),
        fingerprint=working_key("fingerprint"),
        signature=working_key("signature"),
    )


def _mac(key: bytes, purpose: str, value: str) -> bytes:
    return hmac.digest(key, f"{purpose}\0{value}".encode(), "sha256")


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
