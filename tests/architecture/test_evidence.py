"""Types that prove something are made in one place each, or they prove nothing."""

from collections.abc import Iterator, Mapping

import pytest

from .house import PACKAGE, Module, calls, modules

# Type: the modules that may make one. A type that does not exist yet is on guard already.
MAKERS: Mapping[str, tuple[str, ...]] = {
    "Admitted": ("memory/guard.py",),
    "Screened": ("apps/screening/evidence.py",),
    "Released": ("apps/screening/release.py",),
    "ForPartner": ("apps/orders/partner_access.py",),
    "MasterKey": ("vault/master.py",),
    "x25519.Identity": ("vault/master.py", "vault/keys.py"),
}


def forged(module: Module) -> Iterator[str]:
    for call, name in calls(module):
        for kind, makers in MAKERS.items():
            if (name == kind or name.endswith(f".{kind}")) and module.name not in makers:
                yield module.at(call, f"makes {kind}")


def test_evidence_is_made_where_it_is_proved() -> None:
    assert [place for module in modules() for place in forged(module)] == []


@pytest.mark.parametrize("code", ["Admitted(unit)", "guard.Admitted(unit)", "Screened(file)"])
def test_planted_forgery_is_seen(code: str) -> None:
    assert list(forged(Module("apps/memories/usecases/admit.py", code)))


def test_makers_exist_where_their_types_do() -> None:
    defined = {m.name for m in modules() for kind in MAKERS if f"class {kind}" in m.text}
    makers = {maker for names in MAKERS.values() for maker in names}

    assert defined <= makers
    assert (PACKAGE / "vault/master.py").exists()
