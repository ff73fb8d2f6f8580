"""The desk's settings: no accounts, no sessions, no cookies, no database; loopback hosts only."""

import secrets
from pathlib import Path

HERE = Path(__file__).parent

SECRET_KEY = secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "musterbook.desk.urls"
INSTALLED_APPS = ["django.contrib.staticfiles", "musterbook.desk"]
DATABASES: dict[str, dict[str, str]] = {}
MIDDLEWARE = [
    "musterbook.desk.middleware.secure_headers",
    "musterbook.desk.middleware.refuse_strangers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "musterbook.desk.middleware.explain_errors",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["musterbook.desk.templatetags.words"],
            "string_if_invalid": "",
        },
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
USE_I18N = False
APPEND_SLASH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"django": {"handlers": [], "level": "CRITICAL", "propagate": False}},  # it would log addresses
}
