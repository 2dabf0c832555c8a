"""A spaCy pipeline of the architecture of the "sm" models, trained for a minute on NorNE.

The published models cannot be fetched where the benches run. Speed depends on the architecture
alone, which is that of `nb_core_news_sm` for names: `HashEmbedCNN` of width 96 and depth 4 with
subword features, and the transition-based recognizer on top. What it finds after a minute is
less than what the published one finds; the published figures stand in docs/detection.md.
"""

import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import minibatch

KEPT = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE_LOC": "LOC", "GPE_ORG": "LOC"}
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
NER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": LISTENER,
}


def trained(files: tuple[Path, ...], *, seconds: float) -> Language:
    """A pipeline of `tok2vec` and `ner`, trained on the sentences of `files` for so many CPU
    seconds."""
    nlp = spacy.blank("nb")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("ner", config={"model": NER})
    examples = [example for path in files for example in read(nlp, path)]
    chance = random.Random(1)
    optimizer = nlp.initialize(lambda: examples[:500])
    begun = time.process_time()
    while True:
        chance.shuffle(examples)
        for batch in minibatch(examples, size=32):
            if time.process_time() - begun > seconds:
                return nlp
            nlp.update(batch, sgd=optimizer, drop=0.1)


def whole(nlp: Language) -> Language:
    """The pipeline with what else an "sm" pipeline has that costs time: a CNN of its own for names,
    and a morphologizer and a parser on the shared one. There are no trees to learn from here, so
    these two stay as they begin: they do the same arithmetic, and their answers mean nothing."""
    nlp.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("morphologizer", config={"model": {"tok2vec": LISTENER}}, before="ner")
    nlp.add_pipe("parser", config={"model": {**NER, "state_type": "parser"}}, before="ner")
    words = ["ord", "om", "sak", "her"] * 5
    heads, labels = [max(place - 1, 0) for place in range(20)], ["ROOT"] + ["dep"] * 19
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=labels, pos=["X", "NOUN"] * 10)
    examples = [Example(Doc(nlp.vocab, words=words), doc)] * 40
    for name in ("morphologizer", "parser"):
        nlp.get_pipe(name).initialize(lambda: examples, nlp=nlp)
    return nlp


def read(nlp: Language, path: Path) -> Iterator[Example]:
    """The sentences of a file of NorNE (see docs/model-names.md)."""
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        row = json.loads(line)
        doc = Doc(nlp.vocab, words=row["w"])
        doc.ents = [Span(doc, *place) for place in spans(row["t"])]
        yield Example(Doc(nlp.vocab, words=row["w"]), doc)


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """First word, last word (exclusive) and label of each name among the tags of a sentence."""
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label):
            if label in KEPT:
                yield start, place, KEPT[label]
            label = ""
        if prefix in ("B", "I") and not label:
            start, label = place, kind
