"""E-mail addresses."""

import re

from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

EMAIL = PatternRecognizer(
    id="any.email",
    category=Category.EMAIL,
    trigger=Trigger.AT,
    pattern=re.compile(
        r"[\w+%][\w.+%\-']{0,63}@(?:[^\W_](?:[\w\-]{0,62}[^\W_])?\.){1,8}[^\W\d_]{2,24}"
    ),
    confidence=0.98,
)
