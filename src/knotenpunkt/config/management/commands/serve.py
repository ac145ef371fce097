"""The production server: Granian, one blocking thread a worker, for more threads make template rendering slower."""

import os
import socket
from typing import Any

from django.core.management.base import CommandParser
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from knotenpunkt.config.served_addresses import served_addresses
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable


class Command(InstanceCommand):
    help = "Serves the instance with the production server."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--address", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)"
        )
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")
        parser.add_argument(
            "--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        address, port = options["address"], options["port"]
        if not 0 < port < 65536:
            raise Unusable(f"Port {port} gibt es nicht; möglich sind 1 bis 65535.")
        _check_free(address, port)
        for line in served_addresses(address, port):
            self.stdout.write(line)
        self.stdout.flush()
        Server(
            "knotenpunkt.config.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=options["workers"],
            respawn_failed_workers=True,  # one that dies must not take the others with it
            workers_kill_timeout=10,  # seconds; a replaced worker does not hear the request to end
            blocking_threads=1,
            backlog=1024,
            log_level=LogLevels.warning,
        ).serve()


def _check_free(address: str, port: int) -> None:
    """Refuse in one sentence an address that cannot be listened on; the server itself would show a stack trace."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            sentence = (
                f"{address}:{port} ist nicht frei ({error.strerror}). Bitte wählen Sie einen anderen --port."
            )
            raise Unusable(sentence) from error
