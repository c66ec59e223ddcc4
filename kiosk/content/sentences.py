"""Everything that can be wrong with content, in plain words: a code that never changes, and an English sentence.

The studio says the same in the language of the staff: it translates the sentence, then fills in the values.
"""

from collections.abc import Mapping


def noted(sentence: str) -> str:
    """Mark a sentence for translators; it is translated where it is shown."""
    return sentence


SENTENCES: Mapping[str, str] = {
    # Files of text, and databases, that cannot be read as they should
    "file": noted("{message}"),
    "database": noted("{message}."),
    "release_changed": noted("the content was changed after its version was given."),
    # Values by themselves
    "not_list": noted("“{key}” is {value}, but must be a list."),
    "not_text": noted("“{key}” must be a text in quotation marks."),
    "empty": noted("“{key}” is empty."),
    "not_icon": noted("“{key}” is {value}, but must be the name of a drawing, such as “map-2”."),
    "not_file": noted("“{key}” is {value}, but must be the plain name of a picture, such as “lake.jpg”."),
    "not_aspect": noted("“{key}” is {value}, but must be two whole numbers, such as “16:9”."),
    "not_number": noted("“{key}” is {value}, but must be an exact number in quotation marks, such as “70.5”."),
    "not_tag": noted("“{key}” is {value}, but must be a language tag, such as “zh_Hans”."),
    "not_address": noted(
        "“{key}” is {value}, but must be a web address that begins with https:// and has no letters but those of"
        " English, such as “https://www.example.org/lake”."
    ),
    "long_address": noted("“{key}” has {length} characters, but a code that phones read has room for {most}."),
    "not_years": noted("“{key}” is {value}, but must be a year or a span of years, such as “2021” or “2021–2025”."),
    "years_backwards": noted("“{key}” is {value}, which ends before it begins."),
    "not_date": noted("“{key}” is {value}, but must be a date, such as 2026-05-01."),
    "not_flag": noted("“{key}” is {value}, but must be true or false."),
    "not_whole": noted("“{key}” is {value}, but must be a whole number."),
    "not_measure": noted("“{key}” is {value}, but must be a number."),
    "out_of_range": noted("“{key}” is {value}, but must lie between {low} and {high}."),
    "too_precise": noted("“{key}” is {value}, which has more than {decimals} decimals."),
    "not_point": noted("“{key}” holds {value}, but each point must be [longitude, latitude]."),
    "longitude_not_measure": noted("“{key}” holds a longitude that is {value}, but must be a number."),
    "longitude_out_of_range": noted(
        "“{key}” holds a longitude that is {value}, but must lie between {low} and {high}."
    ),
    "longitude_too_precise": noted(
        "“{key}” holds a longitude that is {value}, which has more than {decimals} decimals."
    ),
    "latitude_not_measure": noted("“{key}” holds a latitude that is {value}, but must be a number."),
    "latitude_out_of_range": noted("“{key}” holds a latitude that is {value}, but must lie between {low} and {high}."),
    "latitude_too_precise": noted("“{key}” holds a latitude that is {value}, which has more than {decimals} decimals."),
    "not_choice": noted("“{key}” is {value}, which is not one of {choices}."),
    "not_choices": noted("“{key}” must be a list of {choices}, each once."),
    "no_reference": noted("“{key}” points to {value}, which is no {target}."),
    "no_card": noted("“{key}” points to {value}, which is nothing that opens as a card."),
    "no_page": noted("“{key}” is {value}, which is neither {choices} nor the id of an {target}."),
    "not_fact": noted("“{key}” holds {value}, but must be a list of marks such as “F131”."),
    "no_note": noted("“{key}” points to {value}, which is no curator's note."),
    "no_language": noted("“{key}” points to {value}, which is no language here."),
    "repeated": noted("“{key}” names {value} twice."),
    # Entries, languages and notes as a whole
    "unknown_key": noted("there is no key “{key}” for this."),
    "missing": noted("“{key}” is missing."),
    "bad_id": noted("“id” must be “{kind}.” and a name in lower case letters, digits and _."),
    "id_twice": noted("the id is there twice."),
    "never_shown": noted("it would be shown from {first} until {last}, which is never."),
    "not_whole_unit": noted("“number” is {number}, but a {unit} must be whole."),
    "over_hundred": noted("“number” is {number}, but a share cannot be over 100 percent."),
    "language_twice": noted("the language is there twice."),
    "own_fallback": noted("the language names itself as its fallback."),
    "no_source_language": noted("{language}, the language content is written in first, is missing."),
    "bad_note": noted("“id” must be the mark of a curator's note, such as “A23”."),
    "note_twice": noted("the note is there twice."),
    "no_drawing": noted("“icon” is “{icon}”, but there is no such drawing."),
    "no_picture": noted("the picture “{file}” is not there."),
    "no_rights": noted("the picture has no “rights”: say whose it is and why it may be shown."),
    "undated": noted("the number {number} has no year; give “as_of”, or say in the text that none is known."),
    "overlapping": noted("it is shown on the same days as {other}, which has the same name."),
    "two_values": noted("the same fact has two values: {number} here, {other_number} in {other}."),
    "unreachable": noted("no screen shows it: {reason}."),
    "unseen_address": noted("its “address” is never shown: this heading stands for no page that is taken home."),
    "hidden_card": noted("it opens {card}, which is not shown on all the days that it is; the page stays bare then."),
    "needed": noted("a screen begins with this; it must be shown on every day."),
    "needed_missing": noted("a screen begins with “{entry}”, but there is no such entry."),
    # Pictures that are not taken
    "picture_unreadable": noted("The picture “{name}” cannot be read: {message}."),
    "picture_heic": noted(
        "“{name}” is a HEIC picture, which the kiosk cannot show: open it on the phone or computer it comes from and"
        " export it as JPEG."
    ),
    "picture_svg": noted("“{name}” is an SVG drawing; only photographs as JPEG, PNG, WebP or AVIF are taken."),
    "picture_unknown": noted("“{name}” is not a picture that the kiosk knows; it takes JPEG, PNG, WebP and AVIF."),
    "picture_extension": noted("“{name}” is really a {format} picture; give it a name that ends in {extension} first."),
    "picture_broken": noted("The picture “{name}” is damaged or incomplete; fetch it again from where it comes from."),
    "picture_too_large": noted("The picture “{name}” has more than {most} million dots; make it smaller first."),
    "picture_too_heavy": noted("The file “{name}” is larger than {most} megabytes; make it smaller first."),
    "picture_unwritable": noted("The picture “{name}” cannot be kept: {message}."),
    # Texts
    "text_without_entry": noted("there is no entry with this id."),
    "unknown_text": noted("“{field}” is not a text of a {kind}; it has {known}."),
    "empty_text": noted("“{field}” is empty."),
    "source_text_missing": noted("“{field}” is missing in the language content is written in first."),
    "untranslated_language": noted(
        "nothing is translated into this language, though it is on offer; visitors see {language}."
    ),
    "not_named": noted("“{field}” still says “{text}”; write what visitors are to read."),
    "not_translated": noted("“{field}” is not translated; visitors see it in {language}."),
    "stale": noted("“{field}” was translated before its source changed; it may no longer say the same."),
    "word_too_wide": noted(
        "“{field}” has a word that is too wide for {place} with text at {size} %: “{word}”; use a shorter one, or part"
        " it with a hyphen."
    ),
    "line_too_wide": noted("“{field}” is too wide for {place} with text at {size} %."),
    "too_many_lines": noted("“{field}” needs more lines than there is room for on {place}."),
    "number_too_wide": noted(
        "the number is written “{number}” in {language}, which is too wide for {place} with text at {size} %."
    ),
    "edge_space": noted("“{field}” begins or ends with a space."),
    "hidden_characters": noted("“{field}” holds characters that cannot be shown: {characters}."),
    "markup": noted("“{field}” holds markup; content is plain text."),
    "address": noted("“{field}” holds a web address, which a visitor cannot follow."),
    "stacked": noted("“{field}” piles more than {most} marks upon one letter, which would cover its neighbours."),
    "two_spaces": noted("“{field}” has two spaces in a row."),
    "digits": noted("“{field}” has digits other than 0 to 9: {characters}."),
    "no_glyph": noted("“{field}” has characters that no shipped font can draw: {characters}."),
    "too_long": noted("“{field}” has {length} characters, but there is room for {most}."),
    "twin": noted("“{field}” is the same as in {language}; it is probably not translated."),
    "repeats_number": noted("“{field}” repeats the number {number}, which is written beside it."),
    "unusual": noted("“{field}” has characters that are unusual in {language}: {characters}."),
    "no_kana": noted("“{field}” has no kana; it is probably not translated."),
    "unquoted_chinese": noted("“{field}” has unquoted Chinese characters; it is probably not translated."),
    "other_script": noted("“{field}” is mostly not in the script of {language}; it is probably not translated."),
}

REASONS: Mapping[str, str] = {
    "topic": noted("no screen tells figures of this topic"),
    "industry": noted("its industry is hidden or not there"),
    "screen": noted("this screen shows no such entries"),
    "story": noted("no screen has a place for another heading"),
    "line": noted("it has no line on the drawing"),
}
"""Why an entry is unreachable: what stands for ``{reason}``, by the value ``why``."""


PLACES: Mapping[str, str] = {
    "attract": noted("the start screen"),
    "overview": noted("the overview"),
    "industry": noted("the industry screen"),
    "transport": noted("the transport screen"),
    "ecology": noted("the ecology screen"),
    "sheet": noted("the card when it is open"),
    "menu": noted("the bar and the choice of languages"),
}
"""Where something has no room: what stands for ``{place}``, by the value ``where``."""


def sentence(code: str, values: Mapping[str, object]) -> str:
    """Return the English sentence of a code with its values filled in."""
    return SENTENCES[code].format_map(values)
