"""What a capitalised word may be: forename, surname, place, title, part of a firm's name."""

from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files


class Kind(StrEnum):
    """One letter each, so that a run of words can be matched as a string of kinds."""

    FORENAME = "F"
    MAYBE_FORENAME = "f"
    SURNAME = "S"
    MAYBE_SURNAME = "s"
    INITIAL = "I"
    PARTICLE = "p"
    TITLE = "T"
    ORGANISATION = "O"
    PLACE = "L"
    ACRONYM = "A"
    WORD = "w"
    UNKNOWN = "U"


PARTICLES = frozenset(
    "von van de der den da di del della dos das do af av bin ibn bint al el la le du ten ter zu "
    "zur zum y i und ul abu".split()
)
TITLES = frozenset(
    "dr prof professor mr mrs ms miss mx herr herrn frau fru frøken hr fr sir lady dame advokat "
    "rechtsanwalt rechtsanwältin overlege lege fastlege psykolog rektor lærer prest sokneprest "
    "biskop tingrettsdommer dommer politibetjent politioverbetjent pasient patient elev student "
    "ordfører direktør styreleder rev father sister brother don doña sra sr señor señora monsieur "
    "madame mme mlle pan pani dipl ing mag lic adv kaptein captain detective sergeant inspector "
    "constable judge justice nurse dra maître lek med onkel tante kong kongen dronning prins "
    "prinsesse king queen saint st sankt san santa hellige biskopen pastor imam diakon rabbi "
    "kjære kjere dear hei hi hello hej liebe lieber kære cher chère estimado estimada querida "
    "advokatfullmektig sykepleier sjukepleiar jordmor fysioterapeut sosionom familien familie "
    "søstrene brødrene ekteparet".split()
)
ROYAL_OR_HOLY = frozenset(
    "kong kongen dronning prins prinsesse king queen saint st sankt san santa hellige pave pope "
    "keiser emperor apostelen profeten".split()
)
ORGANISATION_WORDS = frozenset(
    "as asa ans da hf ba sa ks nuf iks kf ab aps gmbh ag kg ltd limited llc llp inc plc corp oy "
    "oyj sarl bv nv co company group holding holdings gruppen konsern forlag bank forsikring "
    "kommune fylke fylkeskommune sykehus sjukehus universitet universitetssykehus høgskole skole "
    "skule ungdomsskole barneskole vgs gymnas barnehage legesenter legekontor klinikk clinic "
    "hospital university college school church kirke kyrkje domkirke menighet forening foreningen "
    "forbund lag klubb idrettslag stiftelse stiftelsen foundation trust institutt institute "
    "museum bibliotek library apotek hotell hotel senter center centre park stadion arena verft "
    "verk mek transport bygg eiendom regnskap revisjon entreprenør rederi shipping maritime "
    "subsea energy energi kraft consulting solutions systems technologies technology medtech "
    "pharma pharmaceuticals bakeri kafé restaurant street road avenue lane square court tingrett "
    "lagmannsrett departement ministry department council politidistrikt police direktorat "
    "direktoratet association union society federation party parti partiet høyre venstre "
    "arbeiderparti trade services service partner partners associates advokatfirma advokatene "
    "law solicitors consultants international norge norway nordic scandinavia europe sverige "
    "danmark industri industries products produkter marine offshore laboratorium laboratory "
    "kirkegård gravlund gård gard vei veg veien vegen gate gata gaten plass torg allé bru "
    "sparebank fond fund legat minnefond prisen prize award cup".split()
)
ORGANISATION_ENDINGS = (
    "sykehus", "sjukehus", "sykehuset", "sjukehuset", "kommune", "kommunen", "universitet",
    "universitetet", "skolen", "skole", "skule", "skulen", "barnehage", "kirke", "kirken",
    "kyrkje", "forbundet", "forbund", "forening", "foreningen", "banken", "direktoratet",
    "departementet", "tilsynet", "senteret", "senter", "institutt", "klinikken", "klinikk",
    "stiftelsen", "selskapet", "verket", "etaten", "bladet", "avisen", "posten", "laget",
    "ministeriet", "styrelsen", "myndigheten", "sjukhus", "sygehus", "krankenhaus", "klinikum",
    "gericht", "schule", "gesellschaft", "versicherung", "partiet", "gruppen", "verein",
    "politiet", "retten", "tingrett", "fengsel", "forlag", "museet", "museum", "verkstad",
    "verksted", "butikk", "fabrikk", "fabrikken", "apotek", "legesenter", "legekontor",
    "biblioteket", "bibliotek", "kontoret", "kontor", "utvalget", "utvalet", "avdelingen",
    "avdeling", "nemnda", "nemnd", "rådet", "styret",
)  # fmt: skip
STREET_ENDINGS = (
    "veien", "vegen", "vei", "veg", "gata", "gaten", "gate", "gatan", "vägen", "straße",
    "strasse", "vej", "gade", "plass", "torget", "allé", "alléen", "stien", "bakken",
)  # fmt: skip
SURNAME_ENDINGS = (
    "sen", "son", "sson", "datter", "dotter", "dóttir", "dottir", "stad", "land", "heim", "vik",
    "dal", "dalen", "berg", "rud", "haug", "haugen", "nes", "ness", "rød", "vold", "vang",
    "moen", "myr", "bakk", "bakken", "eng", "lund", "strøm", "gård", "gaard", "seth", "set",
    "seter", "sæter", "rås", "stuen", "kvist", "gren", "skog", "fjell", "fjord", "vatn", "foss",
    "elv", "øy", "ås", "åsen", "li", "lien", "mo", "tveit", "tvedt", "hus", "haga", "holm",
    "holt", "hol", "bø", "by", "voll", "tun", "ski", "ska", "wicz", "ić", "vić", "vych", "enko",
    "chuk", "iuk", "yuk", "ov", "ova", "ev", "eva", "ski", "sky", "skyi", "skaya", "ska", "poulos",
    "idis", "akis", "escu", "oğlu", "oglu", "yan", "ian", "dze", "shvili", "stein", "mann",
    "meier", "meyer", "bauer", "huber", "ström", "qvist", "kvist", "sjö", "blom", "gaard",
    "toft", "rup", "trup", "strup", "fjord", "vig", "hagen", "sund", "sand", "egg", "stein",
    "hjem", "vær", "bergen", "sletten", "sletta", "teig", "teigen", "støl", "stølen", "kleiv",
    "nesset", "myhre", "myra", "skar", "skard", "aker", "åker", "rom", "løkken", "bråten",
    "landet", "vågen", "våg", "hamar", "hammer", "hovde", "rustad", "lie", "tun", "eide",
)  # fmt: skip


def _read(name: str) -> frozenset[str]:
    text = (files("ordvern.detection") / "data" / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def forenames() -> frozenset[str]:
    """Forenames of many countries, as written with a capital."""
    return _read("names/forenames.txt")


@cache
def surnames() -> frozenset[str]:
    """Surnames of Norway and common ones of the world."""
    return _read("names/surnames.txt")


@cache
def words() -> frozenset[str]:
    """Words that occur in lower case in ordinary text."""
    return _read("names/words.txt")


@cache
def ambiguous() -> frozenset[str]:
    """Forenames that alone tell nothing: places, firms, months, words of every day."""
    return _read("names/ambiguous.txt")


@cache
def places() -> frozenset[str]:
    """Norwegian postal places, and countries and large cities."""
    return _read("places_no.txt") | _read("names/places_world.txt")


@lru_cache(maxsize=65536)
def kind_of(token: str) -> Kind:
    """What a token of a capitalised run is by itself, context apart."""
    bare = token.rstrip(".'")
    if len(bare) == 1 or (bare[1:2] == "." and bare.isupper() and len(bare) < 8):
        return Kind.INITIAL if token.endswith(".") else Kind.ACRONYM
    lower = bare.lower()
    if lower in PARTICLES and bare[0].islower():
        return Kind.PARTICLE
    fixed = _fixed_kind(bare, lower)
    if fixed is not None:
        return fixed
    name = bare.title() if bare.isupper() else bare
    return _name_kind(name, lower)


def _fixed_kind(bare: str, lower: str) -> Kind | None:
    if lower in TITLES:
        return Kind.TITLE
    if lower in ORGANISATION_WORDS and (len(lower) > 2 or bare.isupper()):
        return Kind.ORGANISATION
    if lower.endswith(ORGANISATION_ENDINGS) and bare not in surnames():
        return Kind.ORGANISATION
    if bare.isupper() and len(bare) <= 4 and not _is_short_name(bare.title()):
        return Kind.ACRONYM
    return None


def _is_short_name(name: str) -> bool:
    return name in surnames() or (name in forenames() and name not in ambiguous())


def _name_kind(name: str, lower: str) -> Kind:
    """Forename, surname, place, word or unknown; for hyphened names the parts decide."""
    parts = name.split("-")
    is_word = lower in words() or (len(parts) > 1 and all(p.lower() in words() for p in parts))
    if _is_forename(name, parts):
        doubtful = is_word or name in ambiguous() or name in places()
        return Kind.MAYBE_FORENAME if doubtful else Kind.FORENAME
    known = name in surnames() or (len(parts) == 2 and all(p in surnames() for p in parts))
    if known:
        return Kind.MAYBE_SURNAME if is_word or name in places() else Kind.SURNAME
    if is_word:
        return Kind.WORD
    if name in places():
        return Kind.PLACE
    if len(name) > 4 and parts[-1].lower().endswith(SURNAME_ENDINGS):
        return Kind.MAYBE_SURNAME
    return Kind.UNKNOWN


def _is_forename(name: str, parts: list[str]) -> bool:
    if name in forenames():
        return True
    return len(parts) > 1 and parts[0] in forenames() and parts[1] in forenames()


def without_genitive(token: str) -> str:
    """The token without a genitive ending if what is left is a known name, else as it is."""
    for ending in ("'s", "s'", "'", "s"):
        bare = token[: -len(ending)]
        if token.lower().endswith(ending) and len(bare) > 1:
            name = bare.title() if bare.isupper() else bare
            if (
                token not in forenames()
                and token not in surnames()
                and (name in forenames() or name in surnames() or "'" in ending)
            ):
                return bare
    return token
