"""The desk as a WSGI application; the book's place is found in the environment."""

import importlib
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musterbook.desk.settings")
application = get_wsgi_application()
importlib.import_module("musterbook.desk.urls")
