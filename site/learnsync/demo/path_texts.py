"""The demo's learning path, in our own words."""

INDEX = {
    "en": {
        "slug": "paths",
        "title": "Learning paths",
        "lead": "Several courses in an order that makes sense, and one page that says what comes next.",
        "search_description": "Courses in a good order: from the first step to something you can use.",
        "show_in_menus": True,
    },
    "sw": {
        "slug": "njia",
        "title": "Njia za kujifunza",
        "lead": "Kozi kadhaa kwa mpangilio unaoeleweka, na ukurasa mmoja unaosema kinachofuata.",
        "search_description": "Kozi kwa mpangilio mzuri: kutoka hatua ya kwanza hadi jambo utakalolitumia.",
        "show_in_menus": True,
    },
}

PATH = {
    "en": {
        "slug": "from-the-first-command-to-the-shops-book",
        "title": "From the first command to the shop's book",
        "lead": "Lose the fear of the black window, write small programs, and end the day with a book that adds up.",
        "search_description": "Three courses in a row: the command line, Python, and the books of a small shop.",
        "description": """
<p>Three short courses that help each other. You begin with a computer that does what you type, go on to programs that
count for you, and end where the money is: at the till, with a book that tells the truth.</p>
<p>Take an evening a week, or two. What you have completed already counts.</p>
""",
        "outcomes": [
            "Find, copy and rename files without a mouse",
            "Write a program that adds up a week of sales",
            "Tell a real M-Pesa message from a false one",
            "Close the day with a cash book that agrees with the till",
        ],
    },
    "sw": {
        "slug": "kutoka-amri-ya-kwanza-hadi-daftari-la-duka",
        "title": "Kutoka amri ya kwanza hadi daftari la duka",
        "lead": "Acha kuogopa dirisha jeusi, andika programu ndogo, na umalize siku na daftari lenye hesabu sawa.",
        "search_description": "Kozi tatu mfululizo: mstari wa amri, Python, na daftari la duka dogo.",
        "description": """
<p>Kozi tatu fupi zinazosaidiana. Unaanza na kompyuta inayofanya unachoandika, unaendelea na programu zinazokuhesabia,
na unamalizia palipo na pesa: kwenye kaunta, na daftari linalosema kweli.</p>
<p>Tenga jioni moja au mbili kwa wiki. Ulichokwisha kukamilisha kinahesabiwa.</p>
""",
        "outcomes": [
            "Kutafuta, kunakili na kubadilisha majina ya faili bila kipanya",
            "Kuandika programu inayojumlisha mauzo ya wiki",
            "Kutofautisha ujumbe halisi wa M-Pesa na wa uongo",
            "Kufunga siku na daftari la fedha linalolingana na kaunta",
        ],
    },
}

# The address of each course, and what is said of it in the order of the languages above.
STEPS = [
    (
        "the-command-line-calmly",
        "<p>Begin here: one line at a time, and nothing can break.</p>",
        "<p>Anza hapa: mstari mmoja kwa wakati, na hakuna kinachoweza kuharibika.</p>",
    ),
    (
        "first-steps-in-python",
        "<p>Now let the computer count. You need no more than the calm you have by now.</p>",
        "<p>Sasa iache kompyuta ihesabu. Huhitaji zaidi ya utulivu ulio nao tayari.</p>",
    ),
    (
        "m-pesa-for-small-shops",
        "<p>And now the real thing: a day of sales, sorted, checked and written down.</p>",
        "<p>Na sasa jambo lenyewe: mauzo ya siku yamepangwa, yamekaguliwa na kuandikwa.</p>",
    ),
]
