"""Words by which a sentence speaks of one certain person, or of anybody at all, by language."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ONE: dict[str, str] = {
    "no": r"[Hh]an|[Hh]un|[Hh]o|[Hh]ans|[Hh]ennes|[Hh]enne|[Hh]ennar|[Hh]am|[Jj]eg|[Ee]g|[Mm]eg|[Mm]itt|[Mm]ine|[Mm]in|"
    r"[Pp]asienten|[Pp]asientens|[Ss]iktede|[Ss]ikta|[Tt]iltalte|[Dd]omfelte|[Aa]vhørte|[Ff]ornærmede|[Ff]ornærma|[Ee]leven|"
    r"[Ee]levens|[Bb]arnet|[Gg]utten|[Gg]uten|[Jj]enta|[Mm]or|[Ff]ar|[Mm]oren|[Ff]aren|[Mm]ora|[Ss]økeren|[Ss]økjaren|"
    r"[Kk]lienten|[Ss]kadelidte|[Ff]orsikrede|[Kk]vinnen|[Kk]vinna|[Mm]annen|[Ss]ønnen|[Dd]atteren|[Dd]attera|[Ss]onen|"
    r"[Dd]ottera|[Uu]ndertegnede|[Uu]nderteikna|[Vv]edkommende|[Vv]edkomande|[Ee]ktefellen|[Bb]roren|[Ss]østeren|[Ii]nnsatte|"
    r"[Dd]u|[Dd]eg|[Dd]in|[Dd]ine|kvinne|mann|gutt|jente|[Bb]rukeren|[Dd]eltakeren|[Ii]nformanten|[Vv]itnet|[Mm]istenkte|personen",
    "en": r"[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]ers|[Hh]im|I|[Mm]y|[Mm]e|[Tt]he patient|[Tt]his patient|[Pp]atient's|"
    r"[Tt]he accused|[Tt]he appellant|[Tt]he applicant|[Tt]he claimant|[Tt]he child|[Tt]he boy|[Tt]he girl|[Tt]he pupil|"
    r"[Tt]he deceased|[Tt]he undersigned|[Mm]other|[Ff]ather|[Tt]he complainant|[Tt]he witness|[Tt]he holder|[Tt]he participant|"
    r"woman|man|lady|gentleman|boy|girl|[Hh]usband|[Ww]ife|[Tt]he defendant|[Ii]nformant|[Mm]r|[Mm]rs|[Mm]s",
    "sv": r"[Hh]an|[Hh]on|[Hh]ans|[Hh]ennes|[Hh]enne|[Hh]onom|[Jj]ag|[Mm]ig|[Mm]in|[Mm]itt|[Pp]atienten|[Pp]atientens|[Tt]illtalad|[Tt]illtalade|"
    r"[Mm]akan|[Mm]aken|[Ss]onen|[Dd]ottern|[Mm]edlemmen|kvinna|man|[Ee]leven|[Bb]arnet|[Dd]ig|[Dd]in",
    "da": r"[Hh]an|[Hh]un|[Hh]ans|[Hh]endes|[Hh]ende|[Hh]am|[Jj]eg|[Mm]ig|[Mm]in|[Mm]it|[Pp]atienten|[Tt]iltalte|[Ss]igtede|[Bb]arnet|kvinde|mand|"
    r"[Ss]ønnen|[Dd]atteren|[Dd]in|[Dd]ig",
    "de": r"[Ee]r|[Ss]ie|[Ii]hm|[Ii]hr|[Ii]hre|[Ii]hren|[Ss]ein|[Ss]eine|[Ii]ch|[Mm]ein|[Mm]eine|[Mm]ich|[Mm]ir|[Pp]atientin|[Pp]atient|[Hh]err|[Ff]rau|[Pp]atienten",
    "fr": r"[Ii]l|[Ee]lle|[Ll]ui|[Jj]e|[Mm]on|[Mm]a|[Ss]on|[Ss]a|[Ll]e patient|[Ll]a patiente|[Mm]onsieur|[Mm]adame",
    "es": r"[Éé]l|[Ee]lla|[Ss]u|[Mm]i|[Yy]o|[Pp]aciente|[Mm]ujer|[Vv]arón|[Dd]on|[Dd]oña",
    "pl": r"[Oo]n|[Oo]na|[Jj]ego|[Jj]ej|[Pp]acjent|[Pp]acjentka|[Pp]acjentki|[Pp]acjenta|[Pp]an|[Pp]ani",
}
_ANY: dict[str, str] = {
    "no": r"[Dd]ersom|[Hh]vis|[Vv]iss|[Ss]kal|[Bb]ør|[Kk]an|[Vv]ed behov|[Aa]nsatte|[Tt]ilsette|[Aa]rbeidstakere|[Aa]rbeidstakarar|"
    r"[Pp]asienter|[Pp]asientar|[Pp]ersoner|[Pp]ersonar|[Mm]edlemmer|[Mm]edlemer|[Ee]nhver|[Ee]inkvar|[Aa]lle|[Dd]en som|[Ff]olk|"
    r"[Pp]ersonopplysning\w*|[Hh]elseopplysning\w*|§+|[Ll]oven|[Ll]ova|[Ff]orskrift\w*|[Pp]rosent|[Aa]ndel\w*|[Aa]ntall|[Tt]alet på|"
    r"[Bb]ivirkning\w*|[Bb]iverknad\w*|[Ff]orebygg\w*|[Ss]tatistikk\w*|[Gg]enerelt|[Vv]anligvis|[Vv]anlegvis|[Mm]an|[Ii] tilfelle|"
    r"[Vv]ed sykdom|[Vv]ed sjukdom|[Pp]likter|har rett til|[Aa]rbeidsgiver|[Bb]arn og unge|[Pp]årørende kan|[Vv]i vil|[Rr]etningslinje\w*",
    "en": r"[Ii]f|[Ss]hall|[Mm]ay|[Mm]ust|[Ss]hould|[Ww]hether|[Aa]ny|[Yy]ou|[Yy]our|[Ee]mployees|[Pp]atients|[Pp]ersons|[Pp]eople|"
    r"[Mm]embers|[Ee]veryone|[Aa]nyone|[Pp]ersonal data|§+|[Ss]ection|[Aa]ct|[Rr]egulation|[Cc]lause|[Pp]er ?cent|%|[Ss]ide effects|"
    r"[Pp]revention|[Ss]tatistics|[Gg]enerally|[Uu]sually|[Ii]n the event|[Tt]he Employee|[Tt]he Employer|[Cc]an|[Pp]olicy|[Pp]rocessing|"
    r"[Nn]umber of|[Cc]ategories|[Pp]articipants|[Ss]tudents|[Cc]hildren|[Tt]hose who|[Ww]hoever|[Aa] person|[Nn]o person",
    "sv": r"[Oo]m du|[Ss]ka|[Kk]an|[Pp]atienter|[Aa]nställda|[Aa]rbetstagare\w*|[Pp]ersoner|[Mm]edlemmar|[Ll]agen|§+|[Pp]rocent|[Aa]lla|[Vv]id sjukdom|[Bb]iverkning\w*|[Dd]en som",
    "da": r"[Hh]vis|[Ss]kal|[Kk]an|[Pp]atienter|[Mm]edarbejdere|[Pp]ersoner|[Mm]edlemmer|[Ll]oven|§+|[Pp]rocent|[Aa]lle|[Vv]ed sygdom|[Bb]ivirkning\w*|[Dd]en der",
    "de": r"[Ww]enn|[Ff]alls|[Ss]oll\w*|[Kk]ann|[Kk]önnen|[Mm]uss|[Mm]üssen|[Mm]itarbeiter|[Mm]itarbeitende\w*|[Bb]eschäftigte\w*|[Pp]ersonen|§+|[Pp]rozent|[Aa]lle|[Nn]ebenwirkung\w*|[Dd]ie Parteien",
    "fr": r"[Ss]i|[Dd]oit|[Pp]eut|[Tt]oute personne|[Ll]oi",
    "es": r"[Ss]i|[Dd]ebe|[Pp]uede|[Tt]oda persona|[Ll]ey",
    "pl": r"[Jj]eśli|[Mm]oże|[Nn]ależy|[Oo]soby|[Uu]stawy",
}
_CONDITION = re.compile(
    r"\b(?:[Dd]ersom|[Hh]vis|[Vv]iss|[Ii]f|[Ww]hether|[Ii]n the event of|[Ii] tilfelle|[Vv]ed (?:syk|sjuk|syg)dom|"
    r"[Oo]m du|[Ww]enn|[Ff]alls|[Ww]here)\b"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """How to tell, in some languages, whom a sentence speaks of."""

    one: re.Pattern[str]
    anybody: re.Pattern[str]
    condition: re.Pattern[str] = _CONDITION


@lru_cache(maxsize=32)
def speech(families: frozenset[str]) -> Speech:
    """The words of some language families together."""
    order = sorted(families & _ONE.keys()) or ["no"]
    one = "|".join(_ONE[family] for family in order)
    anybody = "|".join(_ANY[family] for family in order)
    return Speech(re.compile(rf"\b(?:{one})\b"), re.compile(rf"(?<!\w)(?:{anybody})(?!\w)"))
