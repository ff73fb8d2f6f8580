"""The words that quantities are told with."""

from musterbook.reading.words import listed

VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "billions": 2 * 10**9,
    "tens": 20,
}

ABOUT = listed("about approximately roughly around nearly almost some circa approx approx. near estimated")

FRACTIONS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
    "eighth": 8,
}

PERCENT = frozenset({"%", "percent", "pct", "pc"})

MORE = listed("more additional further extra others other")

STARTERS = listed(
    "at no more less fewer as up only a an another some several few both half most over under between "
    "just all about approximately roughly around nearly almost close well not the additional zero many "
    "numerous dozens scores countless one nobody none exactly either neither every minority majority "
    "estimated circa approx"
)

QUALIFIERS = ABOUT | listed(
    "at a as up more over upwards upward less fewer under between close an the another additional further "
    "just well only exactly already all these those"
)

CURRENCIES = frozenset({"$", "\u20ac", "\u00a3", "us$", "usd", "ksh", "eur", "sh"})

MEASURES = listed(
    "a.m. p.m. am pm gmt km kms kilometre kilometer kilometres kilometers mile miles metre meter metres "
    "meters feet foot inch inches yard yards mph kph kg tonnes tons degrees hours hour minutes minute "
    "seconds days day weeks week months month years year year-old o'clock mm calibre caliber km/h percent "
    "litres liters gallons acres hectares edt est utc january february march april may june july august "
    "september october november december"
)

PAIRS = {"pair": 2, "couple": 2, "duo": 2, "twins": 2, "trio": 3, "quartet": 4}

SINGLE_PRONOUNS = listed("he she him her i me himself herself one someone somebody")
VAGUE_STARTS = listed(
    "a an one the two three four several few numerous many countless some most both neither half dozen"
)
