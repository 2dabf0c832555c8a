"""What the tagger of names is trained on: sentences stay labelled rightly in every form."""

import random
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def augment() -> ModuleType:
    from names_training import augment

    return augment


@pytest.fixture
def templates() -> ModuleType:
    from names_training import templates

    return templates


@pytest.fixture
def sentence() -> Any:
    from names_training.corpus import Sentence

    words = ["Kari", "Nes", "traff", "Olas", "søster", "."]
    return Sentence(words, [1, 2, 0, 1, 0, 0], "a")


@pytest.fixture
def names(augment: ModuleType) -> Any:
    return augment.Names((("Amina", "Per"),), (("Okafor", "Lie"),))


def begun(labels: list[int]) -> bool:
    """Whether each label inside a name follows one of the same class."""
    pairs = {2: (1, 2), 4: (3, 4), 6: (5, 6)}
    return all(
        now not in pairs or before in pairs[now]
        for before, now in zip([0, *labels], labels, strict=False)
    )


@pytest.mark.parametrize("seed", range(20))
def test_other_names_keep_the_rest(augment: Any, sentence: Any, names: Any, seed: int) -> None:
    new = augment.with_other_names(sentence, names, random.Random(seed))

    assert len(new.words) == len(new.labels)
    assert [w for w, label in zip(new.words, new.labels, strict=True) if label == 0] == [
        "traff", "søster", ".",
    ]  # fmt: skip
    assert new.labels.count(1) == 2
    assert begun(new.labels)
    assert not {"Kari", "Nes", "Olas"} & set(new.words)


@pytest.mark.parametrize("seed", range(20))
def test_another_form_has_the_same_labels(augment: Any, sentence: Any, seed: int) -> None:
    new = augment.in_another_form(sentence, random.Random(seed))

    assert new.labels == sentence.labels
    assert len(new.words) == len(sentence.words)


def test_every_template_can_be_filled(templates: Any, names: Any) -> None:
    fillings = templates.Fillings(names, ("Bodø", "Mo i Rana"), ("skog",))
    for template in templates.read_templates():
        new = templates.fill(template, fillings, random.Random(1))

        assert len(new.words) == len(new.labels) > 0
        assert begun(new.labels)
        assert not [word for word in new.words if set("{}<>") & set(word)]


def test_words_between_angles_are_one_name_of_their_class(templates: Any, names: Any) -> None:
    fillings = templates.Fillings(names, ("Bodø",), ("skog",))
    template = ["ved", "<LOC", "{surname}s", "vei", "4", ">", "bor", "{forename}"]

    assert templates.fill(template, fillings, random.Random(1)).labels == [0, 5, 6, 6, 0, 1]
