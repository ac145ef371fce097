"""Jobs of the night that concern the whole instance: letters, sessions, and the record of the nights themselves."""

import time
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.accounts.actions.remove_unused_accounts import remove_unused_accounts
from knotenpunkt.directory.actions.forget_versions import forget_versions
from knotenpunkt.importers.actions.forget_uploads import forget_uploads
from knotenpunkt.mail.actions.forget_letters import forget_letters
from knotenpunkt.mail.actions.routes import way_out
from knotenpunkt.mail.actions.send_waiting import Sending, send_waiting
from knotenpunkt.monitoring.actions.forget_figure_uploads import forget_figure_uploads
from knotenpunkt.regions.actions.remove_feedback import remove_old_feedback
from knotenpunkt.shared.models import JobRun
from knotenpunkt.shared.nightly import Job, nightly_job_with
from knotenpunkt.upkeep.actions.check_links import check_links
from knotenpunkt.upkeep.actions.forget import forget_senders
from knotenpunkt.upkeep.actions.web_visitor import WebVisitor
from knotenpunkt.upkeep.domain.web_addresses import LinkStatus

KEEP_RUNS = timedelta(days=400)


def register_first_jobs() -> None:
    """What goes before the jobs of the contexts."""
    nightly_job_with(Job("sessions.end", end_sessions))
    nightly_job_with(Job("mail.clean_up", forget))
    nightly_job_with(Job("nights.forget", forget_nights))
    nightly_job_with(Job("upkeep.suggestions", forget_whoever_wrote))
    nightly_job_with(Job("regions.barriers", forget_barriers))
    nightly_job_with(Job("accounts.unused", remove_accounts))
    nightly_job_with(Job("directory.versions", forget_history))
    nightly_job_with(Job("importers.uploads", forget_workbooks))
    nightly_job_with(Job("monitoring.uploads", forget_tables))


def register_last_jobs() -> None:
    """What comes after them: what they wrote is sent, and what takes long keeps nobody waiting."""
    nightly_job_with(Job("mail.send", send))
    nightly_job_with(Job("upkeep.links", check_web_addresses))


def send(now: datetime) -> str:
    """Send whatever is due by now."""
    total = Sending()
    with way_out() as route:
        done = Sending(sent=1)
        while done.is_open and done.sent + done.failed:
            done = send_waiting(route, actor=OPERATOR, now=now)
            total += done
    told = f"{total.sent} E-Mails verschickt, {total.failed} nicht angenommen"
    return told if total.is_open else f"{told}; der Mailserver ist nicht erreichbar"


def forget(now: datetime) -> str:
    """Forget the words of old letters, and give up those that waited too long."""
    given_up, forgotten = forget_letters(actor=OPERATOR, now=now)
    return f"{forgotten} alte E-Mails geleert, {given_up} zu lange wartende aufgegeben"


def forget_barriers(now: datetime) -> str:
    """Erase messages about barriers that are a year old."""
    return f"{remove_old_feedback(actor=OPERATOR, now=now)} alte Meldungen zu Barrieren gelöscht"


def remove_accounts(now: datetime) -> str:
    """Erase accounts that nobody needs any more."""
    return f"{remove_unused_accounts(actor=OPERATOR, now=now)} ungenutzte Konten gelöscht"


def forget_history(now: datetime) -> str:
    """Forget what entries were long ago."""
    return f"{forget_versions(actor=OPERATOR, now=now)} alte Stände gelöscht"


def forget_workbooks(now: datetime) -> str:
    """Delete workbooks that were uploaded a month ago."""
    return f"{forget_uploads(actor=OPERATOR, now=now)} alte Arbeitsmappen gelöscht"


def forget_tables(now: datetime) -> str:
    """Delete tables of figures that were handed in a month ago."""
    return f"{forget_figure_uploads(actor=OPERATOR, now=now)} alte Tabellen mit Zahlen gelöscht"


def end_sessions(now: datetime) -> str:
    """Delete sessions in which nobody can be signed in any more."""
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    return f"{ended} abgelaufene Sitzungen gelöscht"


def forget_nights(now: datetime) -> str:
    """Delete the record of nights that nobody asks about any more."""
    deleted, _ = JobRun.objects.filter(started_at__lt=now - KEEP_RUNS).delete()
    return f"{deleted} alte Nachtprotokolle gelöscht"


def forget_whoever_wrote(now: datetime) -> str:
    """Erase addresses of senders whose suggestions were decided long ago, and the counts of yesterday."""
    return f"{forget_senders(actor=OPERATOR, now=now)} Adressen von Einsendenden gelöscht"


def check_web_addresses(now: datetime) -> str:
    """Ask a few web addresses whether they still work, where the operator allows the instance to go out."""
    if not settings.CHECK_LINKS:
        return "Webadressen werden hier nicht geprüft"
    answers = check_links(WebVisitor(), actor=OPERATOR, now=now, rest=time.sleep)
    return f"{answers.total()} Webadressen geprüft, {answers[LinkStatus.GONE]} gibt es nicht mehr"
