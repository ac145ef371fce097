"""The WSGI application that the production server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "knotenpunkt.config.settings")

application = get_wsgi_application()

from knotenpunkt.config.letter_sender import start_sending  # noqa: E402 - models can be imported only now
from knotenpunkt.config.warm_up import warm_up  # noqa: E402 - models can be imported only now

warm_up()
start_sending()
