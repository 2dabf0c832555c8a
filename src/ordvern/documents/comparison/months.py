"""Names of months and of small numbers in the languages that are compared."""

from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    name: number
    for names in (
        "januar februar mars april mai juni juli august september oktober november desember",
        "january february march april may june july august september october november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan febr mars apr mai juni juli aug sept okt nov des",
    )
    for number, name in enumerate(names.split(), 1)
}
SMALL: Mapping[str, int] = {
    name: number
    for names in (
        "en to tre fire fem seks sju åtte ni ti elleve tolv",
        "én to tre fire fem seks syv åtte ni ti elleve tolv",
        "ein to tre fire fem seks sju åtte ni ti elleve tolv",
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte",
        "et to tre fire fem seks syv otte ni ti elleve tolv",
        "ett två tre fyra fem sex sju åtta nio tio elva tolv",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
        "a two three four five six seven eight nine ten eleven dozen",
    )
    for number, name in enumerate(names.split(), 1)
}
