"""Django settings: one file for every installation; what differs comes from the environment."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from knotenpunkt.accounts.domain.office import providers
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.config.environment import read_environment
from knotenpunkt.config.security_headers import add_to_static_file
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES

PACKAGE = Path(__file__).resolve().parent.parent
BASE_DIR = PACKAGE.parent.parent
ENVIRONMENT = read_environment(os.environ, base=BASE_DIR)

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
DATA_FOLDER = ENVIRONMENT.data
PUBLIC_ADDRESS = ENVIRONMENT.public_address
INSTANCE_OPERATOR = ENVIRONMENT.operator
ACCESSIBILITY_CHECKED_ON = ENVIRONMENT.accessibility_checked_on
MAIL_SERVER = ENVIRONMENT.mail_server
MAIL_FROM = ENVIRONMENT.mail_from
CHECK_LINKS = ENVIRONMENT.check_links
TRANSLATION_MACHINE = ENVIRONMENT.translation_machine
SIGNING_KEY = ENVIRONMENT.signing_key
FOLLOW_INSIDE = ENVIRONMENT.follow_inside
DATA_LICENCE = ENVIRONMENT.data_licence
DATA_LICENCE_ADDRESS = read_licence(DATA_LICENCE).address
API_REQUESTS_A_MINUTE = ENVIRONMENT.api_requests_a_minute
MAILERS = {"default": {"BACKEND": "knotenpunkt.mail.outbox_backend.OutboxBackend"}}

INSTALLED_APPS = [
    "knotenpunkt.config",
    "knotenpunkt.api",
    "knotenpunkt.overview",
    "knotenpunkt.following",
    "knotenpunkt.monitoring",
    "knotenpunkt.planning",
    "knotenpunkt.harvesting",
    "knotenpunkt.importers",
    "knotenpunkt.translating",
    "knotenpunkt.upkeep",
    "knotenpunkt.directory",
    "knotenpunkt.search",
    "knotenpunkt.privacy",
    "knotenpunkt.accounts",
    "knotenpunkt.mail",
    "knotenpunkt.regions",
    "knotenpunkt.shared",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "knotenpunkt.config.kept_pages.KeptPages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "knotenpunkt.config.security_headers.PermissionsPolicy",
    "knotenpunkt.config.security_headers.PrivateAnswers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "knotenpunkt.shared.web.language.LanguageFromAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "knotenpunkt.config.urls"
WSGI_APPLICATION = "knotenpunkt.config.wsgi.application"
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "django.contrib.auth.backends.ModelBackend",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": ENVIRONMENT.database}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# A file that is larger than any screen takes is not even written down.
FILE_UPLOAD_HANDLERS = [
    "knotenpunkt.shared.web.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE = "de"
LANGUAGES = [(language.code, language.own_name) for language in INTERFACE_LANGUAGES]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
PAPER_FONTS = BASE_DIR / "build" / "paper"
STATICFILES_DIRS = [folder for folder in [BASE_DIR / "build" / "frontend"] if folder.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

KEPT_PAGES_BYTES = 24_000_000

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# Only staff who signed in and the page where they do get a cookie; a visitor of the public pages never does. What a
# session knows lies in the database, the cookie is a number drawn by lot. `__Host-` ties it to this host and to https.
_PUBLIC = urlsplit(PUBLIC_ADDRESS)
_IS_ENCRYPTED = ENVIRONMENT.behind_tls_proxy or _PUBLIC.scheme == "https"
SESSION_COOKIE_NAME = "__Host-knotenpunkt" if _IS_ENCRYPTED else "knotenpunkt"
SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds after signing in, a working day
SESSION_COOKIE_SECURE = _IS_ENCRYPTED
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "__Host-knotenpunkt-form" if _IS_ENCRYPTED else "knotenpunkt-form"
CSRF_COOKIE_AGE = None  # as long as the browser is open
CSRF_COOKIE_SECURE = _IS_ENCRYPTED
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "knotenpunkt.shared.web.errors.form_not_ours"
CSRF_TRUSTED_ORIGINS = [f"{_PUBLIC.scheme}://{_PUBLIC.netloc}"] if _PUBLIC.netloc else []

# Signing in. Long passwords instead of mixed ones, none that everybody uses, no change without a reason, and a second
# factor: BSI IT-Grundschutz ORP.4 (A8, A21, A22, A23), see docs/adr/0012. Argon2 hashes new ones.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
ACCOUNT_ADAPTER = "knotenpunkt.accounts.signing_in.account_adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, as everybody
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
# Counted in the database, for all worker processes together; keys are hashed.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.behind_tls_proxy else 0
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_sharedcount",
        "KEY_FUNCTION": "knotenpunkt.accounts.signing_in.counters.hidden_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
MFA_ADAPTER = "knotenpunkt.accounts.signing_in.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # half a minute before and after, for clocks that are not quite right
SOCIALACCOUNT_ADAPTER = "knotenpunkt.accounts.signing_in.office.OfficeAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = (
    True  # a form would meet `form-action`, and the directory asks the person herself
)
SOCIALACCOUNT_PROVIDERS = providers(ENVIRONMENT.office)
SIGN_IN_OFFICE_NAME = ENVIRONMENT.office.name if ENVIRONMENT.office else ""

WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = add_to_static_file

# https, and with it Strict-Transport-Security, is the business of a proxy in front. Its header counts where declared.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_tls_proxy else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "class": "knotenpunkt.config.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "knotenpunkt": {"level": "INFO"},
        # Not of addresses that visitors mistyped, nor of forms that were refused: only of what broke on our side.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {
            "level": "ERROR"
        },  # the host alone; an operator forgot to allow it
    },
}
