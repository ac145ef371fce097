"""Letters leave within seconds of being posted: a thread in each worker of the server looks into the outbox.

Which worker takes a letter is decided by its claim in the database, so none is in charge and any may die. The thread
is no daemon: when the program ends it finishes the letter under way, and the program waits for it.
"""

import logging
import threading

from django.db import close_old_connections, connections
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.mail.actions.routes import way_out
from knotenpunkt.mail.actions.send_waiting import Sending, send_waiting

REST, REST_AFTER_FAILURE = 2.0, 60.0  # seconds

log = logging.getLogger(__name__)


def start_sending() -> None:
    """Look into the outbox from now on until the program ends."""
    threading.Thread(target=_send_until_the_end, name="letters").start()


def _send_until_the_end() -> None:
    program = threading.main_thread()
    try:
        while program.is_alive():
            close_old_connections()
            program.join(REST if send_once() else REST_AFTER_FAILURE)
    finally:
        connections.close_all()


def send_once() -> bool:
    """Send everything that is due; whether letters can leave. What breaks here breaks no request."""
    try:
        with way_out() as route:
            done = Sending(sent=1)
            while done.is_open and done.sent + done.failed and threading.main_thread().is_alive():
                done = send_waiting(route, actor=OPERATOR, now=timezone.now())
    except Exception:
        log.exception("letters could not be sent")
        return False
    return done.is_open
