"""A stand-in for the district's directory of people: a small server that speaks OpenID Connect over real sockets."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.harness.serving import serving

CLIENT, SECRET = "knotenpunkt", "shared with the directory"
_OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_STRANGERS = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Directory:
    """The directory: whom it knows, and in which way it misbehaves; `address` is its issuer."""

    address: str = ""
    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "4711", "email": "Leitung@Kreis.example", "email_verified": True}
    )
    changed_claims: dict[str, Any] = field(default_factory=dict)
    userinfo_changes: dict[str, Any] = field(default_factory=dict)
    is_signed_by_a_stranger: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to: the person has signed in at once."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Tokens for a code: once, for the right client, and for whoever knows the verifier of PKCE (RFC 7636)."""
        request = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        is_known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if request is None or not is_known or request.get("code_challenge") != challenge:
            return 400, {"error": "invalid_grant"}
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": self.person["sub"],
            "exp": int(time.time()) + 60,
            "iat": int(time.time()),
            "nonce": request.get("nonce"),
        }
        key = _STRANGERS if self.is_signed_by_a_stranger else _OURS
        signed = jwt.encode(claims | self.changed_claims, key, algorithm="RS256", headers={"kid": "one"})
        return 200, {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_OURS.public_key()))
        return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}


def _handler_of(directory: Directory) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            directory.asked.append(parts.path)
            match parts.path:
                case "/.well-known/openid-configuration":
                    self.answer(200, directory.discovery())
                case "/keys":
                    self.answer(200, directory.keys())
                case "/userinfo" if self.headers["Authorization"] == "Bearer access":
                    self.answer(200, directory.person | directory.userinfo_changes)
                case "/authorize":
                    self.send_response(302)
                    self.send_header("Location", directory.authorize(plain(parts.query)))
                    self.end_headers()
                case _:
                    self.answer(404, {})

        def do_POST(self) -> None:
            directory.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(*directory.token(plain(body)))

        def answer(self, status: int, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Nothing is written to the terminal."""

    return Handler


def plain(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def running_directory() -> Iterator[Directory]:
    """The directory on a port of this machine, until the block ends."""
    directory = Directory()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(directory))
    directory.address = f"http://127.0.0.1:{server.server_port}"
    with serving(server):
        yield directory
