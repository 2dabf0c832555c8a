"""Which sentence of a translated paragraph belongs to which of its source."""

from ordvern.documents.segmentation.splitting import sentences

# Sentences of under so many characters are too short for their lengths to tell anything.
_SHORT, _LONGEST_SHARE = 25, 2.5


def aligned(
    source: str, target: str, source_language: str, target_language: str
) -> list[tuple[str, str]]:
    """Pairs of sentences without blanks around them; source and target whole, as one pair, where
    they do not have as many sentences or a sentence is far longer than its translation would be,
    for then sentences were joined and split. Languages are BCP 47 tags."""
    ours = _sentences(source, source_language)
    theirs = _sentences(target, target_language)
    if len(ours) != len(theirs) or not all(map(_may_be_one, ours, theirs)):
        return [(source.strip(), target.strip())]
    return list(zip(ours, theirs, strict=True))


def _sentences(text: str, language: str) -> list[str]:
    return [stripped for each in sentences(text, language) if (stripped := each.strip())]


def _may_be_one(source: str, target: str) -> bool:
    shorter, longer = sorted((len(source), len(target)))
    return longer < _SHORT or longer <= _LONGEST_SHARE * shorter
