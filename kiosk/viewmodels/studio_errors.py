"""Every sentence in which the rest of the program says what is wrong, so that staff read it in their own language.

Services say it in English, for logs and scripts, and some say it from another process. Here each sentence is known
again by its form, and what it tells is taken out and put into the translation.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from kiosk.content.sentences import SENTENCES, noted

FORMS: tuple[str, ...] = (
    # The draft on disk
    noted("The draft {path} was made by a newer program; it is left as it is."),
    noted("{path} is a database, but it holds no draft of this kiosk."),
    noted("The draft {path} has not been begun yet."),
    noted("The draft {path} cannot be opened: {reason}."),
    noted("The draft {path} cannot be saved: {reason}."),
    noted("The draft {path} cannot be read: {reason}."),
    noted("The draft {path} cannot be {done}: {reason}."),
    noted("The draft {path} is damaged: {reason}."),
    noted("it holds what no draft holds"),
    noted("The draft in {folder} cannot be locked: {reason}."),
    noted("The draft in {folder} is being edited{who}; it can be read, but not changed."),
    noted("The folder for the draft {folder} cannot be made: {reason}."),
    noted("The draft is open read-only: somebody else is editing it."),
    noted("The picture {name} cannot be copied to the draft: {reason}."),
    noted("The recorded sentences cannot be copied to the draft: {reason}."),
    # What is edited
    noted("There is no “{name}”."),
    noted("There is no “{field}” of {name} in {language}."),
    noted("There is no language “{language}”."),
    noted("“{field}” is not a text of a {kind}; it has {known}."),
    noted("The text has {length} characters; more than {most} cannot be kept."),
    noted("The text holds half a character, which cannot be kept."),
    noted("{name}: there is no key “{key}” for this."),
    noted("A source cannot be hidden: its name stands under what it is the source of."),
    noted("{name} is no place for a picture."),
    noted("There is no kind of thing called “{kind}”."),
    noted("“{id}” must be “{kind}.” and a name in lower case letters, digits and _."),
    noted("The id “{id}” is or was already in use; ids are never given twice."),
    noted("There is no {kind} “{name}” to put the new one behind."),
    noted("{name} cannot be brought back: it was not removed in the last thirty days."),
    noted("The language “{language}” is there already."),
    noted("{language} cannot be removed: content is written in it first."),
    # Files for others
    noted("There is no language “{language}”; there are {known}."),
    noted("{language} is the language that texts are translated from."),
    noted("The file {name} is for {language}, not for {wanted}."),
    noted("The file {name} holds no text of this kiosk."),
    noted("The file {name} is not XLIFF 2.0."),
    noted("The file {name} is not a PO file, or is damaged."),
    noted("The file {name} is not an XLIFF file, or is damaged."),
    noted("The file {name} holds a document type definition, which no translation needs; it was not read."),
    noted("The file {name} holds a document type definition, which no spreadsheet needs; it was not read."),
    noted("The name {name} does not say in which format; name one with --format."),
    noted("The name {name} does not say which format it has; name it with --format."),
    noted("The folder {name} does not say which format to read; name one with --format."),
    noted("One file is one language; name it with --language, or a folder instead of {name}."),
    noted("“{language}” is no language to translate into; those are {known}."),
    noted("A spreadsheet has all languages; --language is for po and xliff."),
    noted("CSV is one file for each kind of thing; name a folder instead of {name}."),
    noted("{name} has {count}, so nothing of it was taken."),
    noted("There is no CSV file in the folder {name}."),
    noted("There is no file {name}."),
    noted("The file {name} has more than {most} MB, so it was not read."),
    noted("The file {name} is neither XLSX nor CSV; save it as one of them."),
    noted("The file {name} is not CSV, whatever its name says."),
    noted("The file {name} has more than {rows} rows or {columns} columns."),
    noted("The file {name} is protected by a password or of an old kind; save it without one as .xlsx."),
    noted("{where}: this text has more than {most} characters, so the file was not read."),
    noted("The file {name} is not UTF-8; save it as “CSV UTF-8”."),
    noted("The file {name} is not proper CSV: a quotation mark opens or closes where none can."),
    noted("The file {name} would unpack to more than {most} MB, so it was not read."),
    noted("The file {name} says of itself what is not so; it was not read."),
    noted("{where}: nothing is read beyond {most}; delete what stands there."),
    noted("{where}: this text is too long for a spreadsheet ({length} characters)."),
    noted("{name} is damaged or not what its name says; reading it failed."),
    noted("{name} takes more than {seconds} seconds to read, so it was not read."),
    noted("{name} holds more than this program reads."),
    noted("{name} needs more than {most} MB of memory, so it was not read."),
    noted("The file {name} cannot be read: {reason}."),
    noted("The file {name}"),
    # What a file would change
    noted("there is no such text any more."),
    noted("the text is there twice."),
    noted("it holds a code (<{code}>), but content is plain text."),
    noted("it was translated from “{old}”, which now is “{new}”."),
    noted("it is marked as fuzzy, so it was not taken."),
    noted("it {fault}."),
    noted("there is no “{title}” here, so the column was not read."),
    noted("is {words}, but must be a date such as 2026-05-01, without a time"),
    noted("is “{words}”, but must be a date such as 2026-05-01"),
    noted("is “{words}”, but must be yes or no"),
    noted("is “{words}”, but must be a number"),
    noted("is {words}, but was {before}: the spreadsheet has lost the zeros; format it as text"),
    noted("is the date {words}, which the spreadsheet has probably made of something else"),
    noted("is TRUE or FALSE, but must be a word"),
    noted("is the number {words}, but must be a text; format the cell as text"),
    noted("is {words}, but must be a whole number"),
    noted("is the date {words}, but must be a number; the spreadsheet has probably made a date of it"),
    noted("is TRUE or FALSE, but must be a number"),
    noted("is “{words}”: the spreadsheet has shortened the number; write all its digits"),
    noted("is “{words}”, which can be {one} or {other}; write it as one of them"),
    noted("is the date {words}, which the spreadsheet has made of a text; format the cell as text"),
    noted("is TRUE or FALSE, which the spreadsheet has made of a text; format the cell as text"),
    noted("is “{words}”, but was “{before}”: the spreadsheet has made a date of it"),
    noted("has {length} characters; more than {most} are never taken"),
    noted("holds a line break; write it as one line"),
    noted("holds characters that cannot be shown, or that turn others around: {codes}"),
    noted("holds a formula; put its result there as a value"),
    noted("holds “{words}”, which cannot be read"),
    noted("is formatted as a percentage; write the plain number, such as 30, and format it as one"),
    noted("holds “{words}”, but each point must be longitude and latitude: 119.83 31.73"),
    noted("piles up marks on one letter, which would cover the lines around it"),
    noted("none of the sheets is one of this kiosk's."),
    noted("there is no kind of content of this name; the sheets are {known}."),
    noted("no row has the keys; one of the first {count} must have “{key}”."),
    noted("there is no language “{language}”; add it in the sheet “{sheet}” first."),
    noted("these cells are merged; split them, so that each row is whole."),
    noted("this row has no id; write one, such as “{id}”."),
    noted("the column “{key}” is there twice."),
    noted("the id “{id}” is there twice."),
    noted("an id must be a word."),
    noted("the tag is missing."),
    noted("“{key}” {fault}."),
    noted("The draft has one problem and was not built."),
    noted("The draft has {count} problems and was not built."),
    # Content databases
    noted("The content database {path} is empty."),
    noted("{path} is not a database."),
    noted("{path} is a folder, not a content database."),
    noted("There is no content database {path}."),
    noted("The content database {path} cannot be read: {reason}."),
    noted("The content database {path} is larger than {most} megabytes."),
    noted("The content database {path} was not finished: its last changes stand in {other}."),
    noted("{path} is a database, but it does not hold content of this kiosk."),
    noted("The content database {path} was made for {age} kiosk: its schema is {version}, this one reads {known}."),
    noted("The content database {path} names the schema revision {version}, this kiosk reads {known}."),
    noted("The content database {path} holds a {kind} “{name}”, which content never has."),
    noted("The content database {path} lacks the table “{name}”."),
    noted("The content database {path} has a table “{name}” that is not as it should be."),
    noted("The content database {path} is damaged: {reason}."),
    noted("There is no content folder {path}."),
    noted("The release cannot be written to {path}: {reason}: {file}."),
    noted("The content cannot be written to {path}: {reason}."),
    # Publishing and going back
    noted("The content is not published: {where}: {fault} and {count} more."),
    noted("The content is not published: {where}: {fault}."),
    noted("The release is too large; {most} MB is the most."),
    noted("{stage} is no stage; it is a digit from 1 to 9, or names of kiosks with commas."),
    noted("Name and note may have {most} characters at most."),
    noted("The repository {path} belongs to other keys than those in {folder}."),
    noted("The repository {path} has lost its first root; publish to an empty folder."),
    noted("The repository {path} is damaged; publish to an empty folder, which the kiosks take just as well."),
    noted("The repository's file {path} is missing or damaged, so that release cannot be published."),
    noted("There is no release {version} in {path}; there are: {known}."),
    noted("There is no release {version} on this kiosk; there are: {known}."),
    noted("Gone back from {version} to {target}."),
    noted("The factory content is shown; there is nothing before it."),
    noted("{path} is not a release folder: it has no {file}."),
    noted("The release folder holds {file}, which is a link or no file at all."),
    noted("The file {file} is too large; {most} MB is the most."),
    noted("The file {file} changed while it was published; try again."),
    noted("The release has {count} files; {most} is the most."),
    noted("The release holds {name}, which is no name of a file in a release."),
    noted("The release holds {one} and {other}, which some disks take for one."),
    noted("The release lacks {name}."),
    noted("The release keeps {name} under {other}, which is no hashed name."),
    noted("The release {version} is not the version it says it is."),
    noted("The release {version} is for a stage that cannot be."),
    noted("The release {version} is too large."),
    noted("The repository does not list its releases."),
    noted("The repository lists its releases in a muddle."),
    noted("The repository lists a release that says something of the wrong kind."),
    noted("The repository lists a release that names its files wrongly."),
    noted("The repository lists a release without saying all that releases say."),
    noted("The passphrase is too short; {least} characters are the least."),
    noted("The passphrase does not open the {key} {path}."),
    noted("The {key} {path} is not of the kind this program makes."),
    noted("The {key} {path} cannot be read: {reason}."),
    noted("publishing key"),
    noted("root key"),
    noted("The publishing key in {folder} is not the one that its newest root names."),
    noted("There are no keys in {folder}."),
    noted("The folder {folder} holds something, but no keys; name an empty folder for new ones."),
    noted("The root {path} is damaged."),
    noted("The key {path} is not the root key of the keys in {folder}."),
    noted("The counter {path} does not hold a number; write the number of the last release."),
    noted("This computer's clock says {day}; set it right before signing anything."),
    noted("The release cannot be published to {path}: {reason}."),
    noted("The release folder {path} cannot be read: {reason}."),
    noted("The keys' folder {path} cannot be written: {reason}."),
    noted("The keys' folder cannot be written: {reason}."),
    noted("The keys in {path} cannot be read: {reason}."),
    noted("The keys cannot be read: {reason}."),
    noted("The counter {path} cannot be read: {reason}."),
    noted("The state folder cannot be written: {reason}."),
    noted("The state folder {path} cannot be written: {reason}."),
    noted("{path} cannot be written: {reason}."),
    noted("{path} cannot be read: {reason}."),
    # What the system says
    noted("No space left on device"),
    noted("Permission denied"),
    noted("Read-only file system"),
    noted("Input/output error"),
    noted("No such file or directory"),
    noted("Is a directory"),
    noted("Not a directory"),
    noted("Device or resource busy"),
    noted("Disk quota exceeded"),
    noted("File name too long"),
    noted("database or disk is full"),
    noted("disk I/O error"),
    noted("attempt to write a readonly database"),
    noted("database is locked"),
    noted("unable to open database file"),
    noted("database disk image is malformed"),
    noted("file is not a database"),
    # What leads a sentence
    noted("{where}: {fault}"),
)
"""What is said, with the names of what it tells; those are nobody's but this module's."""

PLACE = re.compile(r"\{(\w+)\}")
LEADING = "{where}: {fault}"


def _known_again(form: str) -> re.Pattern[str]:
    parts = PLACE.split(form)
    return re.compile(
        "".join(f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)), re.DOTALL
    )


def _literal(form: str) -> int:
    return len(PLACE.sub("", form))


_CHECKS = tuple(form for code, form in SENTENCES.items() if code not in ("file", "database"))
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    form: _known_again(form)
    for form in sorted((*FORMS, *_CHECKS), key=lambda form: (form != LEADING, _literal(form)), reverse=True)
}


def worded(sentence: str, tr: Callable[..., str]) -> str:
    """Return what a sentence says in the language that ``tr`` translates into; what is not known stays as it is."""
    return "\n".join(_worded(line, tr) for line in sentence.split("\n"))


def form_of(sentence: str) -> str:
    """Return the form of a sentence, or "" for one that is not known."""
    return next(_forms(sentence), "")


def _forms(sentence: str) -> Iterator[str]:
    return (form for form, pattern in _PATTERNS.items() if pattern.fullmatch(sentence))


def _worded(sentence: str, tr: Callable[..., str], inside: bool = False) -> str:
    form = next((form for form in _forms(sentence) if not (inside and form == LEADING)), "")
    if not form:
        return sentence
    match = _PATTERNS[form].fullmatch(sentence)
    assert match is not None
    told = {name: _inner(value, tr) for name, value in match.groupdict().items()}
    return tr(form, **told) if told else tr(form)


def _inner(value: str, tr: Callable[..., str]) -> str:
    """Return a part of a sentence, which may be one by itself, with or without its full stop."""
    for whole, end in ((value, ""), (f"{value}.", ".。")):
        said = _worded(whole, tr, inside=True)
        if said != whole:
            return said.rstrip(end) if end else said
    return value
