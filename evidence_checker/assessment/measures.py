"""Every measure of the judgement that no rule pack sets, in one table, each with why it is what it is.

Windows are characters of the document's own text. No regulation gives these figures: they were found by trying on
labelled public documents, and whoever changes one sees in `benchmarks/` and tests/test_every_indicator.py what it
does. What a pack may set stands in its `thresholds` and is printed in every report.
"""

from __future__ import annotations

from evidence_checker.model import Strength

# --- where the subject stands -----------------------------------------------------------------------------------------
LEAD = 110  # of an article or numbered clause: its first sentence, which says what it is about (UU 12/2011, annex II)
DEDICATED = 45  # an article whose subject stands within these first characters is about it
NEARBY_BEFORE, NEARBY_AFTER = 70, 60  # a `nearby` phrase stands in the same clause: about ten words
REFERENCE = 40  # before a hit: room for "disusun berdasarkan" and the like (shared group `rujukan`)
SAME_MATTER = 12  # between two phrases of a title: no more than a line's end, so that they name one matter
WHOLE_CHAPTER = 0.6  # a chapter that is more of the document than this is the document, not a part of it
PARTS_OF_A_WHOLE = 3  # ... where the document has more parts than this
TITLE_PAGES = 2  # of every document are searched with slips allowed, because people misspell titles, too

# --- what it must not be taken for ------------------------------------------------------------------------------------
LOOKALIKE_AROUND = 200  # each side of a hit: the sentence it stands in and its neighbours
LOOKALIKE_IN_ARTICLE = 400  # of an article's text: its first clauses
LISTED_NAMES = 5  # a document that names this many indicators in full lists them (at least; see LISTED_SHARE)
LISTED_SHARE = 4  # ... or one in four of the framework's, whichever is more
LISTED_PHRASES = 8  # ... or has this many phrases of an assessment instrument
MANY = 3  # indicators: a paper about one thing that fits more than this alike is left to a person

# --- where it stands nearest, when no rule took it --------------------------------------------------------------------
SHARED_WORD = 4  # indicators that may share a word for it to tell anything
TITLE_WORDS = 20  # of a title; what follows is the text
NEAR_ENOUGH = 0.3  # a word of three indicators is the least that tells anything
NEAREST = 2  # indicators at which it is shown
SPOKEN_OF = 2  # hits in the pages of a paper whose title is about something else

# --- how strong it is -------------------------------------------------------------------------------------------------
CLAIM_AROUND = 150  # each side of a hit in which "100 %" is a claim about it
COUNTED_ROWS = 5  # a document with this many numbered rows shows what it counts
SHOWN_SHARE = 0.5  # of the contents asked for: less of them in the wrong kind is a word in passing
COVERAGE = 60  # after "seluruh": room for "perangkat daerah di lingkungan Pemerintah Kabupaten ..."

# --- what is quoted ---------------------------------------------------------------------------------------------------
PROSE_SHARE = 0.2  # of the lines of a scanned page: with fewer it shows fields (a screen, a form), not sentences
TITLE_QUOTE = 400  # a line that names the subject is quoted whole up to here; longer ones are no titles

# --- the score that orders evidence of one strength (never a verdict) -------------------------------------------------
SCORE = {Strength.STRONG: 0.9, Strength.PARTIAL: 0.6, Strength.WEAK: 0.3}
SCORE_PER_TIER = 0.025  # a title before a heading before a lead before the body
SCORE_OF_SIMILARITY = 0.02  # an exact phrase before one with slips
