"""How English tells times: one expression of many alternatives, each with named parts."""

import re

PARTS = r"morning|afternoon|evening|night"

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)

DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thurs|fri|sat)\.)"

NUMBER = (
    r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few"
    r"|couple of|a few|a couple of|many)"
)

UNIT = r"(?:minute|hour|day|week|weekend|month|year|decade|fortnight)"

CLOCK = (
    r"(?:\d{1,2}:\d\d|\d{3,4})(?: ?[ap]\.?m\.?)?(?: (?:local time|gmt|est|edt|hours))?"
    r"|\d{1,2} ?[ap]\.?m\.?(?: (?:local time|gmt|est|edt))?|noon|midnight|dawn|dusk"
)

LEAD = (
    r"(?:(?:late|early|in|on|at|by|until|till|since|during|over|from|before|after|around|about|of"
    r"|for|within|the|as|starting|beginning|(?:early|late|small) hours(?: of)?|(?:start|beginning"
    r"|end|middle|turn|night|morning|evening|afternoon|week|month|year|eve) of|in the) )*"
)

BODY = "|".join(
    (
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        rf"(?:(?P<wd1>{DAY}),? )?(?:the )?(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d"
        rf"|,\d{{3}})(?:,? (?P<y1>(?:19|20)\d\d))?",
        rf"(?:(?P<wd2>{DAY}),? )?(?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd"
        rf"|th)?(?: of)? (?P<m2>{MONTH})(?:,? (?P<y2>(?:19|20)\d\d|\d\d(?= ?\()))?",
        rf"(?:(?P<pos>early|late|mid|mid-|the (?:start|beginning|end|middle) of|last|this"
        rf"|next) ?-?)?(?P<m3>{MONTH}) ?(?:of |, )?(?P<y3>(?:19|20)\d\d)",
        rf"(?:(?P<rel>last|this|next|past|coming|previous|following|that) )?(?:(?:early"
        rf"|late) )?(?P<wd3>{DAY})(?: (?P<part3>{PARTS}))?",
        rf"(?P<ago>(?:(?:about|around|nearly|almost|some|over"
        rf"|more than) )?{NUMBER} (?P<agou>{UNIT})s? (?P<dir>ago|earlier|later|before))",
        rf"(?:the |these )?(?P<past>past|last|previous|next|coming"
        rf"|recent)(?: (?P<pn>{NUMBER}))? (?P<pu>{UNIT})s?\b(?! mission)",
        r"(?P<rel2>last|this|next|that|the same|the previous|the following) (?P<u2>week|weekend|month"
        r"|year|morning|afternoon|evening|night|day|summer|winter|spring|autumn|fall)(?! of (?!the))",
        r"(?P<today>today|yesterday|tonight|tomorrow|overnight)(?: (?:morning|afternoon|evening|night))?",
        r"(?P<we>the weekend)",
        rf"(?P<m5>{MONTH})(?= )",
        r"(?P<y4>(?:(?:early|late|mid)[- ])?(?:19|20)\d\d)(?!\d|,\d|s\b)",
        rf"(?P<clock>{CLOCK})",
        rf"(?P<dur>{NUMBER} {UNIT}s?)",
        r"(?P<now>so far(?: this year)?|to date|currently|recently|in recent (?:days|weeks|months|years)|now)",
    )
)

TIME = re.compile(rf"(?<![\w-])(?P<lead>{LEAD})(?:{BODY}|(?P<m4>{MONTH}))(?![\w-])")

HINT = re.compile(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|month|year"
    r"|day|night|morning|evening|afternoon|ago|hour|now|recent|so far|to date|noon|dawn|dusk|minute"
    r"|decade"
)
