"""Where lines and sentences begin and end around a name."""

import re

LINE_END = re.compile(r"[ \t]*(?:$|\n|\t| {2,}|,)")
LINE_HEAD = re.compile(r"(?:^|\n)[ \t]*(?:[\-*•–]|\d{1,3}[.)])?[ \t]*$")
SENTENCE_HEAD = re.compile(r"(?:^|[.!?:\n\t•]|\n[\-*\d.)]+)[ \t\"«(]*$")
