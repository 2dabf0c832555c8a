"""What the tagger of names is trained on: sentences stay labelled rightly in every form."""

import random
from types import ModuleType
from typing import Any

import numpy as np
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
def pairs() -> ModuleType:
    from names_training import pairs

    return pairs


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


@pytest.mark.parametrize("seed", range(20))
def test_a_person_may_be_called_by_the_last_name_alone(
    augment: Any, sentence: Any, seed: int
) -> None:
    new = augment.with_surnames_alone(sentence, random.Random(seed))

    assert new.words[-5:] == ["Nes", "traff", "Olas", "søster", "."]
    assert new.labels.count(1) == 2
    assert begun(new.labels)


def test_both_sides_of_a_pair_are_asked_about_a_name_together(pairs: Any) -> None:
    """One side is sure of the name and the other in doubt: together they are sure enough."""
    chances = np.full((6, 8), 0.001)
    chances[[0, 3], 1] = 0.99, 0.5
    chances[[1, 2, 4, 5], 0] = 0.99
    chances[3, 0] = 0.5

    one, other = pairs.sure_ones([[["Skrett", "sier", "."], ["Skrett", "seier", "."]]], chances)

    assert one.labels == other.labels == [1, 0, 0]


def test_a_pair_in_doubt_is_left_out(pairs: Any) -> None:
    chances = np.full((2, 8), 0.001)
    chances[:, 1] = chances[:, 5] = 0.5

    assert list(pairs.sure_ones([[["Skrett"], ["Skrett"]]], chances)) == []


def test_no_name_goes_on_that_has_not_begun(pairs: Any) -> None:
    chances = np.full((4, 8), 0.001)
    chances[[0, 1, 3], 2] = chances[2, 0] = 0.99

    (given,) = pairs.sure_ones([[["Kari", "Nes", "og", "Lie"]]], chances)

    assert given.labels == [1, 2, 0, 1]
