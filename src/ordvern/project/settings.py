"""All settings of the platform, from the environment, with an embedded default for each.

Nothing needs to be set to run on one machine: the database, the encrypted files and the keys lie
under ``ORDVERN_HOME``. ``docs/reference/settings.md`` lists the variables.
"""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from .env import (
    database,
    envbool,
    envcountries,
    envint,
    envlist,
    envnames,
    envpath,
    envsecret,
    envstr,
)
from .issuer import APPS, issuer_of_staff
from .logs import LOGGING as LOGGING

PACKAGE = Path(__file__).resolve().parent.parent

# Where things lie. The keys are apart from the files so that backups can be, too.
HOME = envpath("ORDVERN_HOME", Path("var"))
VAULT_FILES = envpath("ORDVERN_VAULT_FILES", HOME / "vault")
VAULT_KEYS = envpath("ORDVERN_VAULT_KEYS", HOME / "keys")
SECRETS = envpath("ORDVERN_SECRETS", HOME / "secrets")
VAULT_MASTER_KEY = envpath("ORDVERN_MASTER_KEY_FILE", SECRETS / "master.key")
ERASURES = envpath("ORDVERN_ERASURES", HOME / "erasures.jsonl")
LOG_ANCHORS = envpath("ORDVERN_LOG_ANCHORS", HOME / "log-anchors.jsonl")
SIGNING_KEY = envpath("ORDVERN_SIGNING_KEY_FILE", SECRETS / "signing.pem")
STORES = ("database", "files", "keys", "backups", "mail", "mailbox")
RESIDENCY = envcountries("ORDVERN_RESIDENCY", STORES, default="NO")
# Who runs a store; what no other machine keeps is run by the agency itself.
OPERATORS = envnames("ORDVERN_OPERATORS", (*STORES, "sms"))
# Hosts that may be reached besides the database, the mail server and the mailbox.
EGRESS_HOSTS = envlist("ORDVERN_EGRESS_HOSTS")

# Demo mode lets anybody in as anybody: for a newcomer's own machine, never for real documents.
DEMO = envbool("ORDVERN_DEMO", default=False)
DEMO_PAPERS = "ordvern.project.demo.papers.PAPERS"  # documents that the demo's start page offers
DEBUG = False
HTTPS = envbool("ORDVERN_HTTPS", default=not DEMO)
HOSTS = ("127.0.0.1", "localhost")
ALLOWED_HOSTS = envlist("ORDVERN_HOSTS", HOSTS)
BIND = envstr("ORDVERN_BIND", "127.0.0.1:8000")
PUBLIC_URL = envstr("ORDVERN_PUBLIC_URL", f"http://{BIND}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
# Empty if there is none: Django then refuses to sign anything and the server refuses to start.
SECRET_KEY = envsecret("ORDVERN_SECRET_KEY", file=SECRETS / "django.key")
SECRET_KEY_FALLBACKS = envlist("ORDVERN_SECRET_KEY_FALLBACKS")

AGENCY = {
    "name": envstr("ORDVERN_AGENCY_NAME", "Ordvern"),
    "email": envstr("ORDVERN_AGENCY_EMAIL", "post@example.no"),
    "phone": envstr("ORDVERN_AGENCY_PHONE"),
    "address": envstr("ORDVERN_AGENCY_ADDRESS"),
    "organisation_number": envstr("ORDVERN_AGENCY_NUMBER"),
}


INSTALLED_APPS = [
    "ordvern.web.public",
    "ordvern.web.portal",
    "ordvern.web.desk",
    "ordvern.web.partner",
    "ordvern.web.oversight",
    "ordvern.web.api",
    "ordvern.web.ui",  # before allauth: its pages are drawn by our templates
    "ordvern.apps.records",
    "ordvern.apps.statement",
    "ordvern.apps.registers",
    "ordvern.apps.moving",
    "ordvern.apps.rights",
    "ordvern.apps.erasure",
    "ordvern.apps.intake",
    "ordvern.apps.conversations",
    "ordvern.apps.programs",
    "ordvern.apps.orders",
    "ordvern.apps.screening",
    "ordvern.apps.billing",
    "ordvern.apps.post",
    "ordvern.apps.memories",
    "ordvern.apps.partners",
    "ordvern.apps.customers",
    "ordvern.apps.visits",
    "ordvern.apps.consent",
    "ordvern.apps.files",
    "ordvern.apps.retention",
    "ordvern.apps.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ordvern.project.middleware.careful_headers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ordvern.web.ui.middleware.SecondFactorFirst",
    "ordvern.web.public.counting.count_pages",
]

ROOT_URLCONF = "ordvern.project.urls"
WSGI_APPLICATION = "ordvern.project.wsgi.application"
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

# IMMEDIATE and WAL: writers wait for one another instead of failing. FULL: a receipt or an
# erasure that was confirmed survives a power cut. secure_delete: erased rows are overwritten.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;"
    ),
}
DATABASE_URL = envsecret("DATABASE_URL") or f"sqlite:///{HOME / 'ordvern.sqlite3'}"
DATABASES = {"default": database(DATABASE_URL, sqlite_options=SQLITE_OPTIONS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norwegian Bokmål")), ("nn", _("Norwegian Nynorsk")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "ordvern.project.formats"
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = envpath("ORDVERN_STATIC", HOME / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Nothing readable touches the disk: what does not fit in memory needs a view with a handler that
# streams into the vault.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 50
# Days that files are kept when the customer, confirming receipt, does not ask for erasure.
# Days after delivery on which an order is closed though nobody confirmed its receipt.
CLOSE_AFTER_DAYS = envint("ORDVERN_CLOSE_AFTER_DAYS", 30, least=1)
# Days after delivery on which a customer may still ask for a correction.
CORRECT_WITHIN_DAYS = envint("ORDVERN_CORRECT_WITHIN_DAYS", 30, least=1)
KEEP_FILES_DAYS = envint("ORDVERN_KEEP_FILES_DAYS", 30, least=1)
# Hours that files are kept after a quote was declined or has run out.
KEEP_REFUSED_HOURS = envint("ORDVERN_KEEP_REFUSED_HOURS", 24, least=0)
# Months without an order after which a customer's contact details are erased.
CUSTOMER_QUIET_MONTHS = envint("ORDVERN_CUSTOMER_MONTHS", 36, least=1)
# Rows of one class that a run of retention deletes without two officers having agreed.
RETENTION_MOST = envint("ORDVERN_RETENTION_MOST", 50, least=1)
RETENTION_SWEEPS = (
    "ordvern.apps.rights.sweeps.SWEEPS",
    "ordvern.apps.erasure.sweeps.SWEEPS",
    "ordvern.apps.registers.sweeps.SWEEPS",
    "ordvern.apps.records.sweeps.SWEEPS",
)
# Points off a match of a memory: its codes differ, a value differs, it is the agency's and not
# the customer's own, and for each year since its last change, so many at most.
MATCH_PENALTIES = {
    "formatting": envint("ORDVERN_PENALTY_FORMATTING", 1),
    "number": envint("ORDVERN_PENALTY_NUMBER", 1),
    "foreign": envint("ORDVERN_PENALTY_FOREIGN", 0),
    "year": envint("ORDVERN_PENALTY_YEAR", 0),
    "oldest": envint("ORDVERN_PENALTY_OLDEST", 10),
}
# The path of a law pack for the transfer gate, in the place of the one that came along.
LAW_PACK = envstr("ORDVERN_LAW_PACK")
MAX_FILE_BYTES = envint("ORDVERN_MAX_FILE_MB", 64, least=1) * 1024 * 1024

# Accounts: customers and partners by a code sent to their e-mail address, staff by password and
# a second factor, anybody by passkey. Accounts come from orders and from staff, not from sign-up.
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["ordvern.web.ui.account_backend.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ordvern.project.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "ordvern.project.accounts.shown_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = envint("ORDVERN_PROXIES", 0)
# Staff may also sign in at the agency's own issuer, if it has one; it never makes an account, and
# nothing that it says is stored.
OIDC = issuer_of_staff()
if OIDC:
    INSTALLED_APPS += APPS
OIDC_SECOND_FACTORS = OIDC.second_factors if OIDC else frozenset()
SOCIALACCOUNT_ADAPTER = "ordvern.project.oidc.StaffOnly"
SOCIALACCOUNT_PROVIDERS = OIDC.providers if OIDC else {}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the issuer's word is asked for, and suffices
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = AGENCY["name"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CONSENT_COOKIE_NAME = "__Host-consent" if HTTPS else "consent"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = int(timedelta(days=730).total_seconds()) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # data: for the QR code of a second factor
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *([OIDC.origin] if OIDC else [])],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

MAILS = HOME / "mails"
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if DEMO else 'smtp'}.EmailBackend"
EMAIL_FILE_PATH = MAILS
EMAIL_HOST = envstr("ORDVERN_SMTP_HOST", "localhost")
EMAIL_PORT = envint("ORDVERN_SMTP_PORT", 25, least=1)
EMAIL_HOST_USER = envstr("ORDVERN_SMTP_USER")
EMAIL_HOST_PASSWORD = envsecret("ORDVERN_SMTP_PASSWORD")
EMAIL_USE_TLS = envbool("ORDVERN_SMTP_STARTTLS", default=False)
EMAIL_USE_SSL = envbool("ORDVERN_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = envstr(
    "ORDVERN_MAIL_FROM", f"{AGENCY['name']} <{parseaddr(AGENCY['email'])[1]}>"
)

# The mailbox that customers write to; without a host there is none. Who may say what a sender's
# domain says of him: the name that our own mail server writes into Authentication-Results.
MAILBOX: dict[str, Any] = {
    "host": envstr("ORDVERN_IMAP_HOST"),
    "port": envint("ORDVERN_IMAP_PORT", 993, least=1),
    "user": envstr("ORDVERN_IMAP_USER"),
    "password": envsecret("ORDVERN_IMAP_PASSWORD"),
    "encryption": envstr("ORDVERN_IMAP_ENCRYPTION", "tls").lower(),
    "inbox": envstr("ORDVERN_IMAP_INBOX", "INBOX"),
    "done": envstr("ORDVERN_IMAP_DONE", "Ordvern-tatt-inn"),
    "aside": envstr("ORDVERN_IMAP_ASIDE", "Ordvern-til-side"),
    "authority": envpath("ORDVERN_IMAP_CA_FILE", HOME) if envstr("ORDVERN_IMAP_CA_FILE") else None,
}
MAILBOX_ADDRESS = envstr("ORDVERN_IMAP_ADDRESS", parseaddr(AGENCY["email"])[1])
MAILBOX_TRUSTED = envstr("ORDVERN_IMAP_TRUSTED")
MAILBOX_MAX_BYTES = envint("ORDVERN_IMAP_MAX_MB", 40, least=1) * 1024 * 1024
MAILBOX_KEEP_DAYS = envint("ORDVERN_IMAP_KEEP_DAYS", 7)
MAILBOX_KEEP_ASIDE_DAYS = envint("ORDVERN_IMAP_KEEP_ASIDE_DAYS", 30)
# Days that an inquiry which became no order is kept.
INQUIRY_DAYS = envint("ORDVERN_INQUIRY_DAYS", 14, least=1)
# Text messages: the dotted path of an `ordvern.apps.post.sms.Gateway`; in the demo they are lines
# of a file.
SMS_GATEWAY = envstr("ORDVERN_SMS_GATEWAY", "ordvern.apps.post.sms.FILE" if DEMO else "")
SMS_FILE = HOME / "sms.txt"

# The worker: what each kind of task calls, how often the sweeps run, what is told when a task
# has failed for the last time.
INPROCESS_WORKER = envbool("ORDVERN_INPROCESS_WORKER", default=True)
QUEUE_HANDLERS = {
    "orders.screen": "ordvern.apps.orders.tasks.screen",
    "orders.close": "ordvern.apps.orders.tasks.close",
    "orders.count": "ordvern.apps.orders.tasks.count",
    "orders.redact": "ordvern.apps.orders.tasks.redact",
    "orders.mask": "ordvern.apps.orders.tasks.mask",
    "orders.remember": "ordvern.apps.orders.tasks.remember",
    "orders.quotes": "ordvern.apps.orders.tasks.quotes",
    "billing.pdf": "ordvern.apps.billing.tasks.make_pdf",
    "orders.offers": "ordvern.apps.orders.tasks.offers",
    "orders.attestations": "ordvern.apps.orders.tasks.attestations",
    "memories.import": "ordvern.apps.memories.tasks.import_memory",
    "memories.purge": "ordvern.apps.memories.tasks.purge_memory",
    "memories.clear": "ordvern.apps.memories.tasks.clear_files",
    "intake.poll": "ordvern.apps.intake.tasks.poll",
    "intake.empty": "ordvern.apps.intake.tasks.empty",
    "intake.screen": "ordvern.apps.intake.tasks.screen",
    "core.seal": "ordvern.apps.core.tasks.seal",
    "core.anchor": "ordvern.apps.core.tasks.anchor",
    "post.send": "ordvern.apps.post.tasks.send",
    "programs.forget": "ordvern.apps.programs.tasks.forget",
    "programs.watch": "ordvern.apps.programs.tasks.watch",
    "programs.call": "ordvern.apps.programs.tasks.call",
    "erasure.sweep": "ordvern.apps.erasure.tasks.sweep",
    "retention.sweep": "ordvern.apps.retention.tasks.sweep",
    "rights.restrictions": "ordvern.apps.rights.tasks.restrictions",
    "rights.erase": "ordvern.apps.rights.tasks.erase",
    "erasure.replay": "ordvern.apps.erasure.tasks.replay",
    "erasure.clear": "ordvern.apps.erasure.tasks.clear_files",
    "erasure.certify": "ordvern.apps.erasure.tasks.certify",
    "statement.check": "ordvern.apps.statement.tasks.check",
    "statement.tell": "ordvern.apps.statement.tasks.tell",
    "files.check": "ordvern.apps.files.tasks.check",
    "registers.remind": "ordvern.apps.registers.tasks.remind",
}
QUEUE_WHEN_PARKED = {
    "orders.screen": "ordvern.apps.orders.tasks.screening_parked",
    "orders.redact": "ordvern.apps.orders.tasks.redaction_parked",
    "orders.mask": "ordvern.apps.orders.tasks.masking_parked",
    "intake.screen": "ordvern.apps.intake.tasks.screening_parked",
}
QUEUE_PERIODIC = {
    "orders.quotes": timedelta(minutes=10),
    "orders.close": timedelta(hours=1),
    "orders.offers": timedelta(minutes=1),
    "orders.attestations": timedelta(minutes=10),
    "erasure.sweep": timedelta(minutes=1),
    "erasure.replay": timedelta(hours=1),
    "retention.sweep": timedelta(hours=1),
    "rights.erase": timedelta(hours=1),
    "rights.restrictions": timedelta(hours=1),
    "core.seal": timedelta(minutes=1),
    "core.anchor": timedelta(days=1),
    "programs.forget": timedelta(hours=6),
    "programs.watch": timedelta(minutes=1),
    "statement.check": timedelta(hours=1),
    "files.check": timedelta(days=1),
    "registers.remind": timedelta(minutes=30),
}
if MAILBOX["host"]:
    QUEUE_PERIODIC |= {"intake.poll": timedelta(minutes=1), "intake.empty": timedelta(hours=6)}
