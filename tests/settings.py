"""The product's own settings, with a home and a database that live as long as the test run."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

TEST_HOME = Path(tempfile.mkdtemp(prefix="ordvern-tests-"))
atexit.register(shutil.rmtree, TEST_HOME, ignore_errors=True)
for name in [name for name in os.environ if name.startswith("ORDVERN_")]:
    del os.environ[name]
os.environ["ORDVERN_HOME"] = str(TEST_HOME)
os.environ["ORDVERN_SECRET_KEY"] = "only-for-tests-" + "0123456789abcdef" * 4

from ordvern.project.settings import *  # noqa: E402, F403 - after the environment is set
from ordvern.project.settings import DATABASES, MAILS, STATIC_ROOT, STORAGES  # noqa: E402 - as above

for folder in (STATIC_ROOT, MAILS):
    folder.mkdir()

# Plain http and no redirect to https, as Django's test client speaks; the cookies and headers of
# production have tests of their own (tests/project/test_headers.py).
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
INPROCESS_WORKER = False
# A real file, not shared memory: threads of a test meet the locking that production meets.
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_HOME / "tests.sqlite3")}
