"""What the guard lets in, what it changes, and what it keeps out."""

import ast
import random
from pathlib import Path

import pytest

import ordvern
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Code, Coded, CodeKind, Context, Unit
from ordvern.memory.guard import USUAL, Admitted, KeptOut, Policy, Reason, admit
from ordvern.memory.placeables import LETTERS
from ordvern.text import Category


def unit(source: str, target: str) -> Unit:
    return Unit(Coded(source), Coded(target), "nb", "en")


def one(source: str, target: str, policy: Policy = USUAL) -> Admitted | KeptOut:
    return admit([unit(source, target)], screen=scan_rows, policy=policy)[0]


@pytest.mark.parametrize(
    ("source", "target", "kept_source", "kept_target"),
    [
        ("Åpne fila.", "Open the file.", "Åpne fila.", "Open the file."),
        (
            "Kontakt Torgunn Kvalheim på torgunn@example.org.",
            "Contact Torgunn Kvalheim at torgunn@example.org.",
            "Kontakt ⟦P1⟧ på ⟦E1⟧.",
            "Contact ⟦P1⟧ at ⟦E1⟧.",
        ),
        (
            "Torgunn Kvalheims søknad ble avslått.",
            "Torgunn Kvalheim's application was rejected.",
            "⟦P1⟧s søknad ble avslått.",
            "⟦P1⟧'s application was rejected.",
        ),
        ("Født 3. mars 1980 i Bergen", "Born on March 3, 1980 in Bergen",
         "Født ⟦D1⟧ i Bergen", "Born on ⟦D1⟧ in Bergen"),
    ],
)  # fmt: skip
def test_identifiers_become_the_same_placeholder_on_both_sides(
    source: str, target: str, kept_source: str, kept_target: str
) -> None:
    outcome = one(source, target)
    assert isinstance(outcome, Admitted)
    assert (outcome.unit.source.text, outcome.unit.target.text) == (kept_source, kept_target)


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("Pasienten Torgunn Kvalheim har epilepsi.", "The patient Torgunn Kvalheim has epilepsy.",
         Reason.SENSITIVE),
        ("Fødselsnummer 01819010001", "National identity number 01819010001", Reason.SENSITIVE),
        ("Kontakt Torgunn Kvalheim.", "Contact the office.", Reason.SIDES_DIFFER),
        ("12 345", "12,345", Reason.NO_TEXT),
        ("", "Open", Reason.NO_TEXT),
    ],
)  # fmt: skip
def test_what_is_kept_out(source: str, target: str, reason: Reason) -> None:
    outcome = one(source, target)
    assert isinstance(outcome, KeptOut)
    assert outcome.reason is reason


def test_a_policy_may_keep_names_out() -> None:
    strict = Policy(replaced=frozenset())
    outcome = one("Kontakt Torgunn Kvalheim.", "Contact Torgunn Kvalheim.", strict)
    assert outcome == KeptOut(Reason.IDENTIFIER, frozenset({Category.PERSON_NAME}))


def test_no_policy_lets_sensitive_kinds_in() -> None:
    with pytest.raises(ValueError, match="never"):
        Policy(replaced=frozenset({Category.HEALTH}))


def test_codes_keep_their_places_and_lose_their_names() -> None:
    bold = (Code(8, CodeKind.OPEN, "Torgunn"), Code(15, CodeKind.CLOSE, "Torgunn"))
    whole = Coded("Kontakt Torgunn Kvalheim straks.", (*bold, Code(25, CodeKind.ALONE, "x")))
    given = Unit(whole, Coded("Contact Torgunn Kvalheim now."), "nb", "en")
    (outcome,) = admit([given], screen=scan_rows)
    assert isinstance(outcome, Admitted)
    assert outcome.unit.source == Coded(
        "Kontakt ⟦P1⟧ straks.",
        (Code(8, CodeKind.OPEN, "1"), Code(12, CodeKind.CLOSE, "1"), Code(13, CodeKind.ALONE, "2")),
    )


def test_ids_and_neighbours_are_kept_as_fingerprints() -> None:
    given = Unit(Coded("Åpne"), Coded("Open"), "nb", "en", Context(id="brev-til-torgunn.docx#1"))
    (outcome,) = admit([given], screen=scan_rows)
    assert isinstance(outcome, Admitted)
    assert "torgunn" not in repr(outcome)
    assert len(outcome.unit.context.id) == 12


def test_a_screen_that_fails_lets_nothing_in() -> None:
    def broken(rows: object) -> list[list[list[object]]]:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        admit([unit("Åpne fila.", "Open the file.")], screen=broken)  # type: ignore[arg-type]  # as a broken one


def test_a_screen_that_answers_for_too_few_lets_nothing_in() -> None:
    given = [unit("a", "b"), unit("c", "d")]
    mixed = [given[0], given[1]._replace(source_language="sv", target_language="da")]

    for units in (given, mixed):
        with pytest.raises(ValueError, match="shorter"):
            admit(units, screen=lambda rows: [[()] * (len(texts) - 1) for texts, _ in rows])
        with pytest.raises(ValueError, match="too few"):
            admit(units, screen=lambda rows: [[()] * len(texts) for texts, _ in rows[1:]])


def test_letters_are_those_of_masked_documents() -> None:
    from ordvern.documents.masking.kinds import KIND_OF

    assert {category: kind.value for category, kind in KIND_OF.items()} == dict(LETTERS)


def test_nothing_else_makes_what_the_store_takes() -> None:
    """The store trusts `Admitted`; so its maker must be the guard alone."""
    makers = {
        path.name
        for path in Path(ordvern.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Admitted"
    }
    assert makers == {"guard.py"}


@pytest.mark.parametrize("seed", range(3))
def test_planted_values_never_come_through(seed: int) -> None:
    chance = random.Random(seed)
    plants = ["01819010001", "torgunn.kvalheim@example.org", "Torgunn Kvalheim", "NO9386011117947"]
    frames = [
        ("Send {} til oss.", "Send {} to us."),
        ("Det gjelder {} her.", "It concerns {} here."),
    ]
    units = []
    for _ in range(60):
        source, target = chance.choice(frames)
        plant = chance.choice([*plants, "brevet", "skjemaet"])
        units.append(unit(source.format(plant), target.format(plant)))
    kept = [o.unit for o in admit(units, screen=scan_rows) if isinstance(o, Admitted)]
    text = " ".join(side.text for u in kept for side in (u.source, u.target))
    assert kept
    assert [plant for plant in plants if plant in text] == []
