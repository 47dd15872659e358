"""What stands in the demo's resources, in our own words."""

CASH_BOOK = """Date,What,In,Out,Left in the till
,Brought forward,,,
2027-01-02,Sales of the day,,,
2027-01-02,Bought for the shop,,,
2027-01-02,Taken for the house,,,
2027-01-03,Sales of the day,,,
2027-01-03,Bought for the shop,,,
2027-01-03,Taken for the house,,,
"""

PRICE_LIST = """What,For how much of it,Price in KSh,Changed on
Sugar,1 kg,,
Maize flour,2 kg,,
Cooking oil,500 ml,,
Tea leaves,100 g,,
Soap,1 bar,,
Airtime,,,
"""

# Four weeks of a shop that is closed on Sundays: invented, but in proportions that such a shop has.
SALES = """week,day,sales,by_mpesa,customers
1,Monday,2400,900,41
1,Tuesday,3150,1400,52
1,Wednesday,1900,800,35
1,Thursday,2750,1250,46
1,Friday,4300,2100,68
1,Saturday,5100,2300,81
2,Monday,2250,950,39
2,Tuesday,2900,1350,49
2,Wednesday,2050,850,37
2,Thursday,2600,1200,44
2,Friday,4450,2250,70
2,Saturday,4950,2150,79
3,Monday,2500,1100,42
3,Tuesday,3300,1500,55
3,Wednesday,1750,700,31
3,Thursday,2850,1300,47
3,Friday,4600,2400,72
3,Saturday,5350,2600,84
4,Monday,2350,1000,40
4,Tuesday,3050,1450,51
4,Wednesday,1950,900,36
4,Thursday,2700,1250,45
4,Friday,4700,2500,74
4,Saturday,5500,2750,86
"""

WORDS = """# Twelve words of the command line

Cut this out and keep it beside the keyboard.

| Type | and the computer |
| --- | --- |
| pwd | says where you are |
| ls | lists what is here |
| cd market | goes into the folder "market" |
| cd .. | goes one folder up |
| mkdir prices | makes a folder |
| cp a.txt b.txt | copies a file |
| mv a.txt old/ | moves a file, or renames it |
| rm a.txt | removes a file, for good |
| cat a.txt | shows what stands in a file |
| head a.csv | shows its first ten lines |
| wc -l a.csv | counts its lines |
| man ls | explains a word; press q to leave |

Before rm, run ls with the same words: what it lists is what would go.
"""

RECONCILE = """# The evening, line by line

Once a day, when the last customer has gone. It takes ten minutes.

- [ ] Count the money in the till. Write it down before you look at the book.
- [ ] Add up the cash sales in the book.
- [ ] Add up the M-Pesa messages of the day, one by one, from the phone of the till.
- [ ] Compare that sum with the statement. Where they differ, look for the message that is missing.
- [ ] Cash counted, less cash at the start, plus what was paid out: is it the cash sold?
- [ ] Write the difference down, even if it is nought. A week of noughts is worth something.
- [ ] Put away what you will need for change tomorrow.
"""

CASH_BOOK_SW = CASH_BOOK.replace("Date,What,In,Out,Left in the till", "Tarehe,Nini,Zilizoingia,Zilizotoka,Zilizobaki")
PRICE_LIST_SW = """Nini,Kiasi gani,Bei kwa KSh,Ilibadilishwa lini
Sukari,Kilo 1,,
Unga wa mahindi,Kilo 2,,
Mafuta ya kupikia,Mililita 500,,
Majani ya chai,Gramu 100,,
Sabuni,Kipande 1,,
Muda wa maongezi,,,
"""

LISTS = {
    "en": {
        "slug": "resources",
        "title": "Resources",
        "lead": "Templates, figures to practise with and good places to read on. Take what you need.",
        "search_description": "Templates, worksheets and data for small shops and first programs, free to take.",
        "show_in_menus": True,
    },
    "sw": {
        "slug": "nyenzo",
        "title": "Nyenzo",
        "lead": "Violezo, takwimu za mazoezi na mahali pazuri pa kusoma zaidi. Chukua unachohitaji.",
        "search_description": "Violezo na takwimu kwa maduka madogo na programu za kwanza, bila malipo.",
        "show_in_menus": True,
    },
}

# Each with its file (name and content) or its link; `topic` and `course` by name.
RESOURCES = [
    {
        "file": ("cash-book.csv", CASH_BOOK),
        "topic": "Shop and money",
        "fields": {
            "slug": "cash-book",
            "title": "A cash book to fill in",
            "lead": "One line for each thing that comes in or goes out. Opens in any spreadsheet, or print it.",
            "description": "<p>Begin with what is in the till today. Then write every sale and every purchase on the "
            "day it happens, and add up in the evening: what the last column says should be in the till.</p>",
            "kind": "template",
            "author": "Learnsync",
        },
        "sw": {
            "file": ("daftari-la-fedha.csv", CASH_BOOK_SW),
            "fields": {
                "slug": "daftari-la-fedha",
                "title": "Daftari la fedha la kujaza",
                "lead": "Mstari mmoja kwa kila kinachoingia au kutoka. Hufunguka kwenye jedwali lolote, au chapisha.",
                "description": "<p>Anza na fedha zilizopo leo. Kisha andika kila mauzo na kila ununuzi siku hiyo hiyo, "
                "ujumlishe jioni: safu ya mwisho ndiyo inayopaswa kuwa kwenye droo.</p>",
                "language": "sw",
            },
        },
    },
    {
        "file": ("price-list.csv", PRICE_LIST),
        "topic": "Shop and money",
        "fields": {
            "slug": "price-list",
            "title": "A price list to hang up",
            "lead": "Twenty minutes of work that saves the question “how much?” a hundred times.",
            "kind": "template",
            "licence": "cc0",
            "access": "sign_in",
            "author": "Learnsync",
        },
        "sw": {
            "file": ("orodha-ya-bei.csv", PRICE_LIST_SW),
            "fields": {
                "slug": "orodha-ya-bei",
                "title": "Orodha ya bei ya kubandika",
                "lead": "Kazi ya dakika ishirini inayookoa swali la “bei gani?” mara mia moja.",
                "language": "sw",
            },
        },
    },
    {
        "file": ("four-weeks.csv", SALES),
        "topic": "Computing",
        "fields": {
            "slug": "four-weeks-of-sales",
            "title": "Four weeks of sales, as figures",
            "lead": "Twenty-four days of an invented shop, for your first programs and your first charts.",
            "description": "<p>One line for each day: week, day, sales in shillings, how much of it came by M-Pesa, "
            "and how many customers. Which day is the best? Does the share of M-Pesa grow?</p>",
            "kind": "data",
            "level": "beginner",
            "licence": "cc0",
            "author": "Learnsync",
        },
    },
    {
        "file": ("twelve-words.md", WORDS),
        "topic": "Computing",
        "fields": {
            "slug": "twelve-words",
            "title": "Twelve words of the command line",
            "lead": "One page to cut out and keep beside the keyboard.",
            "kind": "guide",
            "author": "Learnsync",
        },
    },
    {
        "file": ("the-evening.md", RECONCILE),
        "topic": "Shop and money",
        "course": "M-Pesa for small shops",
        "fields": {
            "slug": "the-evening",
            "title": "The evening, line by line",
            "lead": "A checklist for closing the shop with cash and M-Pesa, for those who take the course.",
            "kind": "worksheet",
            "access": "course",
            "author": "Learnsync",
        },
    },
    {
        "topic": "Computing",
        "fields": {
            "slug": "python-tutorial",
            "title": "The tutorial of the Python project",
            "lead": "When our course is behind you: the long way round, by the people who make the language.",
            "kind": "website",
            "level": "some",
            "licence": "reserved",
            "link": "https://docs.python.org/3/tutorial/",
            "author": "Python Software Foundation",
        },
    },
]
