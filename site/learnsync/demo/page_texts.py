"""About us, terms and privacy of the demo, in our own words. A real site writes its own."""

PAGES = {
    "about": {
        "en": {
            "slug": "about",
            "title": "About us",
            "lead": "A small learning portal for people with a phone, a job and an hour in the evening.",
            "search_description": "Who runs this demonstration of Learnsync, and how its courses are written.",
            "body": """
<p>Learnsync is software for learning portals, and this site is its demonstration. The courses are real and were
written for it; the people are invented.</p>
<h2>How a course is made</h2>
<p>A teacher writes it lesson by lesson, in plain blocks: text, code, pictures, questions. An editor reads it, a
publisher puts it on the site. Whoever finds a mistake reports it at the foot of the lesson, and the editors see it on
their desk.</p>
<h2>What we care about</h2>
<ul>
<li>A lesson is ten good minutes, and it opens on a weak signal.</li>
<li>The first lessons of every course may be read before anybody signs up or pays.</li>
<li>What you have done stays yours: leave a course and come back, and your progress is still there.</li>
</ul>
<h2>Use it yourself</h2>
<p>The code is free to use and to change. The texts of the courses may be passed on under CC BY 4.0, with our name.</p>
""",
        },
        "sw": {
            "slug": "kuhusu",
            "title": "Kuhusu sisi",
            "lead": "Tovuti ndogo ya kujifunzia kwa mwenye simu, kazi, na saa moja jioni.",
            "search_description": "Nani anaendesha onyesho hili la Learnsync, na jinsi kozi zake zinavyoandikwa.",
            "body": """
<p>Learnsync ni programu ya tovuti za kujifunzia, na tovuti hii ni onyesho lake. Kozi ni za kweli na ziliandikwa kwa
ajili yake; watu ni wa kubuni.</p>
<h2>Jinsi kozi inavyotengenezwa</h2>
<p>Mwalimu huiandika somo baada ya somo: maandishi, msimbo, picha na maswali. Mhariri huisoma, kisha mchapishaji
huiweka kwenye tovuti. Anayeona kosa hutoa taarifa chini ya somo, na wahariri huiona mezani pao.</p>
<h2>Tunachokijali</h2>
<ul>
<li>Somo ni dakika kumi nzuri, na hufunguka hata mtandao ukiwa hafifu.</li>
<li>Masomo ya kwanza ya kila kozi yanasomeka kabla ya kujisajili au kulipa.</li>
<li>Ulichokifanya ni chako: ukiacha kozi na kurudi, maendeleo yako bado yapo.</li>
</ul>
<h2>Itumie mwenyewe</h2>
<p>Msimbo ni huru kutumika na kubadilishwa. Maandishi ya kozi yanaweza kusambazwa chini ya CC BY 4.0, kwa kututaja.</p>
""",
        },
    },
    "terms": {
        "en": {
            "slug": "terms",
            "title": "Terms",
            "lead": "What you may expect of us, and we of you. One page, in plain words.",
            "search_description": "The terms of this demonstration, on one page and in plain words.",
            "body": """
<p>This is a demonstration. Nothing is sold here, no payment is taken, and the site may be emptied at any time. A real
portal puts its own terms in this place; these show what belongs in them.</p>
<h2>Your account</h2>
<p>One account for each person. Keep the password to yourself. You may close the account whenever you like.</p>
<h2>The courses</h2>
<p>Read them as often as you like, as long as the course is on the site. A course you have begun stays open to you even
when no more learners are taken. Each course names its licence, which says what you may do with its text.</p>
<h2>How we treat each other</h2>
<p>Be as polite as you would be in a classroom. We take away what insults people, advertises, or gives away the
answers, and we say so to whoever wrote it.</p>
<h2>When something goes wrong</h2>
<p>Tell us. Every lesson has a link for it. If a mistake of ours costs you a course, you get it back.</p>
""",
        },
        "sw": {
            "slug": "masharti",
            "title": "Masharti",
            "lead": "Unachoweza kutarajia kwetu, na sisi kwako. Ukurasa mmoja, kwa maneno rahisi.",
            "search_description": "Masharti ya onyesho hili, kwenye ukurasa mmoja na kwa maneno rahisi.",
            "body": """
<p>Hili ni onyesho. Hakuna kinachouzwa hapa, hakuna malipo yanayochukuliwa, na tovuti inaweza kufutwa wakati wowote.
Tovuti halisi huweka masharti yake hapa; haya yanaonyesha yanayopaswa kuwemo.</p>
<h2>Akaunti yako</h2>
<p>Akaunti moja kwa kila mtu. Usimpe mtu mwingine nenosiri lako. Unaweza kufunga akaunti wakati wowote.</p>
<h2>Kozi</h2>
<p>Zisome mara nyingi upendavyo, mradi kozi ipo kwenye tovuti. Kozi uliyoianza inabaki wazi kwako hata kama
wanafunzi wapya hawapokelewi tena. Kila kozi inataja leseni yake, inayosema unachoweza kufanya na maandishi yake.</p>
<h2>Jinsi tunavyotendeana</h2>
<p>Uwe na adabu kama ungekuwa darasani. Tunaondoa maneno yanayotusi, matangazo, na yanayotoa majibu, na tunamwambia
aliyeyaandika.</p>
<h2>Jambo likienda vibaya</h2>
<p>Tuambie. Kila somo lina kiungo cha kutoa taarifa. Kosa letu likikugharimu kozi, utairudishiwa.</p>
""",
        },
    },
    "privacy": {
        "en": {
            "slug": "privacy",
            "title": "Privacy",
            "lead": "What we know about you, why, and how to have it erased.",
            "search_description": "What this site keeps about you, why, for how long, and how to have it erased.",
            "body": """
<h2>What we keep</h2>
<ul>
<li>Your e-mail address, to let you in and to send you codes. Nobody else sees it.</li>
<li>The name you chose, which other learners see.</li>
<li>The courses you take and the lessons you have done, so that you can go on where you stopped.</li>
<li>The devices you are signed in on, so that you can sign them out.</li>
<li>What you write to us by a form, for as many days as the form says, and whether a help page was useful to you.</li>
</ul>
<h2>What we don't do</h2>
<p>We set no cookies but those that keep you signed in, and that remember light or dark and which announcement you have
put away. Nothing on these pages is loaded from other sites until you ask for it, a video for example. We sell
nothing about you, and we follow nobody around.</p>
<h2>Your rights</h2>
<p>You may have a copy of everything we keep about you, have it put right, and have it erased. When you close your
account your name and address are removed; what remains, a count of finished courses for example, no longer says who
you were.</p>
""",
        },
        "sw": {
            "slug": "faragha",
            "title": "Faragha",
            "lead": "Tunachojua kukuhusu, kwa nini, na jinsi ya kukifuta.",
            "search_description": "Tovuti hii inahifadhi nini kukuhusu, kwa nini, kwa muda gani, na jinsi ya kukifuta.",
            "body": """
<h2>Tunachohifadhi</h2>
<ul>
<li>Barua pepe yako, ili uweze kuingia na kutumiwa misimbo. Hakuna mwingine anayeiona.</li>
<li>Jina ulilochagua, ambalo wanafunzi wengine huliona.</li>
<li>Kozi unazosoma na masomo uliyomaliza, ili uendelee pale ulipoishia.</li>
<li>Vifaa ulivyoingilia, ili uweze kuviondoa.</li>
<li>Unachotuandikia kwa fomu, kwa siku zinazotajwa kwenye fomu, na kama ukurasa wa msaada ulikusaidia.</li>
</ul>
<h2>Tusichofanya</h2>
<p>Hatuweki vidakuzi ila vile vinavyokuwezesha kubaki umeingia, na vya kukumbuka mwanga au giza na tangazo uliloliondoa.
Hakuna kitu kwenye kurasa hizi kinachotoka tovuti nyingine mpaka ukiombe, kwa mfano video. Hatuuzi chochote kukuhusu,
wala hatumfuatilii mtu.</p>
<h2>Haki zako</h2>
<p>Unaweza kupata nakala ya kila tunachohifadhi kukuhusu, kukirekebisha, na kukifuta. Ukifunga akaunti, jina na barua
pepe yako huondolewa; kinachobaki, kwa mfano idadi ya kozi zilizomalizwa, hakisemi tena ulikuwa nani.</p>
""",
        },
    },
}
