"""The verbs and their options, nothing else."""

import argparse
import builtins
import gc
import linecache
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk import __version__, log, paths
from kiosk.errors import KioskError, UsageError

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from kiosk.settings import Settings

DONE, FAILED, MISUSED = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    top = Parser(prog="west-taihu-kiosk", description="The West Taihu visitor-centre kiosk.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__} ({paths.build()})")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)

    run = verbs.add_parser("run", help="show the kiosk (what happens without a verb, too)")
    add_run_options(run)

    keep = verbs.add_parser("supervise", help="run the kiosk as a child, and start it again when it crashes or hangs")
    add_run_options(keep)

    test = verbs.add_parser("self-test", help="check screen, touch, fonts, content, disk, clock, voices and updates")
    test.add_argument("--json", action="store_true", help="print the checks as JSON")
    test.add_argument("--language", default="en", choices=("en", "zh_Hans"), help="the language of the lines")
    test.add_argument("--state", type=Path, metavar="DIR", help="folder of settings and logs")
    test.add_argument("--settings", type=Path, metavar="FILE", help="settings file (default: settings.toml there)")

    staff = verbs.add_parser("staff", help="set the PIN of the staff page, or the code of host mode")
    duties = staff.add_subparsers(dest="job", metavar="JOB", required=True, parser_class=Parser)
    pin = duties.add_parser("set-pin", help="set the PIN: six to twelve digits")
    pin.add_argument("--pin-file", type=Path, metavar="FILE", help="file with the PIN (default: ask)")
    pin.add_argument("--state", type=Path, metavar="DIR", help="folder of settings and the PIN")
    code = duties.add_parser(
        "set-host-code", help="set the code by which a guide begins host mode: four or five digits"
    )
    code.add_argument("--code-file", type=Path, metavar="FILE", help="file with the code (default: ask)")
    code.add_argument("--remove", action="store_true", help="remove the code; nobody can begin host mode with one then")
    code.add_argument("--state", type=Path, metavar="DIR", help="folder of settings and the code")

    add_stats_jobs(verbs.add_parser("stats", help="export the anonymous usage, or make a report of it"))

    tour = verbs.add_parser("tour", help="render every screen and state to PNG, off screen")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the pictures and index.html")
    tour.add_argument("--size", default="1920x1080,1080x1920", metavar="WxH[,WxH]", help="window sizes in pixels")
    tour.add_argument("--languages", default="", metavar="TAG[,TAG]", help="languages (default: all)")
    tour.add_argument("--text-size", default="100", metavar="PERCENT[,PERCENT]", help="100, 150 or 200")
    tour.add_argument("--theme", default="standard", metavar="NAME[,NAME]", help="standard or high-contrast")
    tour.add_argument("--reach", action="store_true", help="in reach mode, everything low on the screen")
    tour.add_argument("--screens", default="", metavar="NAME[,NAME]", help="screens or single pictures (default: all)")
    tour.add_argument("--diagonal", type=float, default=0.0, metavar="INCHES", help="size of the imagined screen")
    tour.add_argument("--state", type=Path, metavar="DIR", help="picture the release that this state folder shows")
    add_common_options(tour)

    studio = verbs.add_parser("studio", help="edit what the kiosk shows, for staff")
    add_studio_options(studio)

    read = verbs.add_parser("read")  # what the kiosk starts by itself; without help it is not listed
    read.add_argument("file", type=Path)
    read.add_argument("day", type=date.fromisoformat)
    read.add_argument("--indexes", action="store_true")

    voice = verbs.add_parser("voice")  # so is this
    voice.add_argument("--engine", default="")
    voice.add_argument("tags", nargs="*")

    content = verbs.add_parser("content", help="build, check, publish and install the content")
    jobs = content.add_subparsers(dest="job", metavar="JOB", required=True, parser_class=Parser)
    build = jobs.add_parser("build", help="make the database from the reviewable text")
    build.add_argument("--out", type=Path, required=True, metavar="FILE", help="the database to write")
    build.add_argument("--source", type=Path, default=paths.FACTORY_SOURCE, metavar="DIR", help="folder of the text")
    check = jobs.add_parser("check", help="find what is missing, broken, too long or cannot be drawn")
    check.add_argument("file", type=Path, metavar="FILE", help="a database, or a folder of text")
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    add_transfer_jobs(jobs)
    add_release_jobs(jobs)

    trial = verbs.add_parser("trial")  # what install starts by itself; without help it is not listed
    trial.add_argument("--content", type=Path, required=True, metavar="FILE")
    return top


def add_stats_jobs(verb: argparse.ArgumentParser) -> None:
    """Jobs of ``stats``."""
    jobs = verb.add_subparsers(dest="job", metavar="JOB", required=True, parser_class=Parser)
    export = jobs.add_parser("export", help="write all counts as CSV, or as Parquet into a file called so")
    export.add_argument("--kiosk", metavar="NAME", help="the kiosk's name in the file (default: as in the settings)")
    report = jobs.add_parser("report", help="write one page of HTML with charts")
    report.add_argument("--language", default="en", choices=("en", "zh_Hans"), help="the language of the report")
    for job in (export, report):
        job.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write")
        job.add_argument("--since", default="", metavar="DAY", help="only from this day on, as 2026-05-01")
        job.add_argument("--state", type=Path, metavar="DIR", help="folder of settings and statistics")


def run_parser() -> argparse.ArgumentParser:
    """Return the grammar of ``run`` alone: the first frame need not wait for that of all verbs."""
    run = Parser(prog="west-taihu-kiosk run")
    run.set_defaults(verb="run")
    add_run_options(run)
    return run


def add_release_jobs(jobs: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    """Jobs of ``content`` that publish and install."""
    publish = jobs.add_parser("publish", help="check the content and write a signed release into a folder")
    publish.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="stick, share or web folder")
    publish.add_argument("--from", dest="source", type=Path, metavar="DIR", help="release folder, or state of a draft")
    publish.add_argument("--again", metavar="VERSION", help="a release that is there already, or “newest”")
    publish.add_argument("--note", default="", metavar="TEXT", help="why")
    publish.add_argument("--who", default="", metavar="NAME", help="who publishes (default: the user)")
    publish.add_argument("--keys", type=Path, metavar="DIR", help="folder of the keys (default: keys in the state)")
    publish.add_argument("--stage", default="", metavar="STAGE", help="a digit or kiosks' names (default: all kiosks)")
    keys = jobs.add_parser("keys", help="replace the publishing key, signed by the root key that was put away")
    keys.add_argument("--keys", type=Path, metavar="DIR", help="folder of the keys (default: keys in the state)")
    keys.add_argument("--root-key", type=Path, required=True, metavar="FILE", help="the root key")
    keys.add_argument("--new-root-key", action="store_true", help="replace the root key as well")
    keys.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="the passphrase of the new keys")
    install = jobs.add_parser("install", help="verify a release, try it and show it")
    install.add_argument("--from", dest="place", required=True, metavar="PLACE", help="folder, or http(s) address")
    install.add_argument("--trust", type=Path, metavar="FILE", help="the venue's first root, given once")
    install.add_argument("--trust-first", action="store_true", help="trust the first root that is seen there")
    install.add_argument("--replace-trust", action="store_true", help="trust it in place of another venue's")
    install.add_argument("--again", action="store_true", help="even a release that was gone back from")
    install.add_argument("--limited", action="store_true", help="with limits on memory and time")
    rollback = jobs.add_parser("rollback", help="show an earlier release again")
    rollback.add_argument("--to", default="", metavar="VERSION", help="which, or “factory” (default: the one before)")
    rollback.add_argument("--who", default="", metavar="NAME", help="who goes back (default: the user)")
    history = jobs.add_parser("history", help="tell which releases were installed, published and gone back from")
    for job in (publish, keys):
        job.add_argument("--passphrase-file", type=Path, metavar="FILE", help="file with the passphrase (default: ask)")
    for job in (publish, keys, install, rollback, history):
        job.add_argument("--state", type=Path, metavar="DIR", help="folder of settings and releases")
        job.add_argument("--json", action="store_true", help="print the outcome as JSON")


def add_common_options(verb: argparse.ArgumentParser) -> None:
    """Options of every verb that opens a window."""
    verb.add_argument(
        "--settings", type=Path, metavar="FILE", help="settings file (default: settings.toml in the state)"
    )
    verb.add_argument("--content", type=Path, metavar="FILE", help="content database (default: the factory content)")


def add_transfer_jobs(jobs: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    """``content export`` and ``import``."""
    export = jobs.add_parser("export", help="write the draft as a spreadsheet, or its texts for translators")
    export.add_argument("--to", type=Path, required=True, metavar="FILE|DIR", help="the file or folder to write")
    export.add_argument("--content", type=Path, metavar="FILE", help="a content database instead of the draft")
    export.add_argument("--json", action="store_true", help="print what was written as JSON")
    add_transfer_options(export)
    import_ = jobs.add_parser("import", help="take a spreadsheet or a translation into the draft")
    import_.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE|DIR", help="what to read")
    import_.add_argument("--dry-run", action="store_true", help="only say what would change")
    import_.add_argument("--json", action="store_true", help="print the counts and errors as JSON")
    add_transfer_options(import_)


def add_transfer_options(job: argparse.ArgumentParser) -> None:
    """Options of ``content export`` and ``import``."""
    job.add_argument("--state", type=Path, metavar="DIR", help="folder that has the draft")
    job.add_argument(
        "--format", choices=("xlsx", "csv", "po", "xliff"), default="", help="default: what the name ends with"
    )
    job.add_argument("--language", default="", metavar="TAG", help="the language to translate into")


def add_run_options(verb: argparse.ArgumentParser) -> None:
    """Options of ``run``, which are also those without a verb."""
    verb.add_argument("--windowed", metavar="WxH", help="a window of this size instead of the whole screen")
    verb.add_argument("--language", metavar="TAG", help="the language to start in")
    verb.add_argument("--state", type=Path, metavar="DIR", help="folder of settings and logs")
    verb.add_argument("--rung", choices=("current", "good", "factory", "calm"), help=argparse.SUPPRESS)
    add_common_options(verb)


def add_studio_options(verb: argparse.ArgumentParser) -> None:
    """Options of ``studio``."""
    verb.add_argument("--state", type=Path, metavar="DIR", help="folder of the draft, settings and logs")
    verb.add_argument("--language", choices=("zh_Hans", "en"), default="zh_Hans", help="what the studio itself speaks")
    verb.add_argument("--who", default="", metavar="NAME", help="who is editing (default: the user of this computer)")
    verb.add_argument("--windowed", metavar="WxH", help="a window of this size")
    add_common_options(verb)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb; return 0 done, 1 findings or failure, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["limited"]:
        return limited(words[1:])
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "run")
    try:
        options = run_parser().parse_args(words[1:]) if words[0] == "run" else parser().parse_args(words)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else MISUSED
    try:
        match options.verb:
            case "tour":
                return tour(options)
            case "content":
                return content(options)
            case "self-test":
                from kiosk.selftest import self_test

                log.start(None)
                state = options.state or paths.default_state()
                return self_test(options.settings, state, options.language, options.json)
            case "staff":
                return set_pin(options) if options.job == "set-pin" else set_host_code(options)
            case "stats":
                return stats(options)
            case "supervise":
                return supervise(options, words[1:])
            case "studio":
                return studio(options)
            case "read":
                from kiosk.reader import answer

                return answer(options.file, options.day, options.indexes)
            case "voice":
                from kiosk.voice import serve

                return serve(options.engine, options.tags)
            case "trial":
                from kiosk import trial

                return trial.run(options.content)
            case _:
                return run(options)
    except UsageError as error:
        print(f"west-taihu-kiosk: {error}", file=sys.stderr)
        return MISUSED
    except KioskError as error:
        print(f"west-taihu-kiosk: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def parsed_size(text: str) -> "QSize":
    """Read "1920x1080".

    :raises UsageError: it is not two sensible numbers.
    """
    from PySide6.QtCore import QSize

    width, cross, height = text.partition("x")
    if not (
        cross and width.isdigit() and height.isdigit() and 320 <= int(width) <= 16384 and 320 <= int(height) <= 16384
    ):
        raise UsageError(f"“{text}” is not a size; write it as 1920x1080.")
    return QSize(int(width), int(height))


def words_of(text: str) -> list[str]:
    """Split a comma-separated option."""
    return [word.strip() for word in text.split(",") if word.strip()]


def settings_of(options: argparse.Namespace, state: Path | None) -> "Settings":
    """Read the settings this run was given.

    :raises KioskError: the file is named but missing, or says something wrong.
    """
    from kiosk.settings import Settings

    named: Path | None = options.settings
    if named is not None and not named.exists():
        raise KioskError(f"There is no settings file {named}.")
    return Settings.load(named or (state / "settings.toml" if state else None))


def run(options: argparse.Namespace) -> int:
    """Show the kiosk until it is closed."""
    # Nothing is garbage yet; looked for again once the content is there
    gc.disable()
    import_qt()
    state: Path = options.state or paths.default_state()
    log.start(state)
    size = parsed_size(options.windowed) if options.windowed else None
    if options.rung == "calm":
        from kiosk.rest import run_rest

        return run_rest(size)
    from kiosk.launch import run_kiosk

    if options.rung == "factory":
        return run_kiosk(safe_settings(options, state), options.content, size, None, state, supervised=True)
    supervised = options.rung is not None
    return run_kiosk(settings_of(options, state), options.content, size, options.language, state, supervised)


def studio(options: argparse.Namespace) -> int:
    """Show the content editor until it is closed."""
    # Nothing is garbage yet; looked for again once everything is there
    gc.disable()
    import_qt()
    from kiosk.studio.launch import run_studio

    state: Path = options.state or paths.default_state()
    log.start(state)
    size = parsed_size(options.windowed) if options.windowed else None
    return run_studio(settings_of(options, state), state, options.content, size, options.language, options.who)


def import_qt() -> None:
    """Import Qt, and take back what that does to all later imports.

    WORKAROUND: from then on PySide would read the source of every module that is imported, looking for its own name,
    so that modules may ask for its renaming features, which nothing here does. It costs a tenth of the start, and
    memory, for Python keeps what it has read.
    """
    from kiosk.precompiled import answering

    plain = builtins.__import__
    with answering():
        import_module("PySide6.QtCore")
    builtins.__import__ = plain
    linecache.clearcache()


def safe_settings(options: argparse.Namespace, state: Path) -> "Settings":
    """Return settings under which the factory content is shown whatever is wrong with the file or the graphics."""
    from dataclasses import replace

    from kiosk.settings import Settings

    try:
        settings = settings_of(options, state)
    except KioskError as error:
        logging.getLogger("kiosk").error("%s The usual settings are taken instead.", error)
        settings = Settings()
    return replace(settings, default_language=Settings().default_language, renderer="software")


def supervise(options: argparse.Namespace, words: Sequence[str]) -> int:
    """Keep the kiosk running."""
    from kiosk.supervise import supervise

    return supervise(words, options.state or paths.default_state())


def set_pin(options: argparse.Namespace) -> int:
    """Ask for a PIN twice, or read it, and keep its hash."""
    from kiosk.staff import Pin

    log.start(None)
    Pin(options.state or paths.default_state()).set(secret(options.pin_file, Pin.CALLED))
    print("The PIN is set. On the kiosk, touch the corners: upper left and right, lower right and left, upper left.")
    return DONE


def set_host_code(options: argparse.Namespace) -> int:
    """Ask for the code of host mode twice, or read it, and keep its hash; or remove it."""
    from kiosk.staff import HostCode

    log.start(None)
    code = HostCode(options.state or paths.default_state())
    if options.remove:
        code.remove()
        print("The host code is removed.")
        return DONE
    code.set(secret(options.code_file, HostCode.CALLED))
    print("The host code is set. It is given where the PIN is, and begins host mode.")
    return DONE


def secret(file: Path | None, called: str) -> str:
    """Read digits from a file, or ask for them twice.

    :raises KioskError: the file cannot be read, or the two are not the same.
    """
    import getpass

    if file:
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise KioskError(f"The {called} cannot be read from {file}.") from error
    try:
        given = getpass.getpass(f"New {called}: ")
        again = getpass.getpass("The same again: ")
    except EOFError as error:
        raise KioskError(f"No {called} was given.") from error
    if given != again:
        raise KioskError("The two are not the same; nothing was changed.")
    return given


def stats(options: argparse.Namespace) -> int:
    """Export or report usage."""
    from kiosk import usage
    from kiosk.settings import Settings

    log.start(None)
    state: Path = options.state or paths.default_state()
    if options.job == "report":
        return usage.write_report(state, options.to, options.language, options.since)
    kiosk = options.kiosk if options.kiosk is not None else Settings.load(state / "settings.toml").kiosk_name
    return usage.export(state, options.to, kiosk, options.since)


def tour(options: argparse.Namespace) -> int:
    """Render pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dataclasses import replace

    from kiosk import releases
    from kiosk.launch import run_tour

    log.start(None)
    settings = settings_of(options, None)
    if not 0 <= options.diagonal <= 200:
        raise UsageError("The diagonal must lie between 0 and 200 inches.")
    if options.diagonal:
        settings = replace(settings, diagonal_inches=options.diagonal)
    text_sizes = words_of(options.text_size)
    if not text_sizes or any(size not in ("100", "150", "200") for size in text_sizes):
        raise UsageError("The text size must be 100, 150 or 200.")
    themes = words_of(options.theme)
    if not themes or any(theme not in ("standard", "high-contrast") for theme in themes):
        raise UsageError("The theme must be standard or high-contrast.")
    sizes = [parsed_size(size) for size in words_of(options.size)]
    if not sizes:
        raise UsageError("At least one size is needed.")
    return run_tour(
        settings,
        options.content or (releases.current(options.state) if options.state else None),
        options.out,
        sizes,
        words_of(options.languages),
        [int(size) for size in text_sizes],
        themes,
        words_of(options.screens),
        options.reach,
    )


def content(options: argparse.Namespace) -> int:
    """Build, check, publish or install content."""
    if options.job in ("build", "check"):
        from kiosk import editorial

        if options.job == "build":
            return editorial.build(options.source, options.out)
        return editorial.check(options.file, options.json)
    if options.job in ("export", "import"):
        from kiosk import editorial

        state: Path = options.state or paths.default_state()
        if options.job == "export":
            return editorial.export(state, options.content, options.to, options.format, options.language, options.json)
        return editorial.take_in(state, options.source, options.format, options.language, options.dry_run, options.json)
    return release_job(options, options.state or paths.default_state())


def release_job(options: argparse.Namespace, state: Path) -> int:
    """Publish, install, go back, or tell what was."""
    from kiosk import publishing

    keys: Path = getattr(options, "keys", None) or state / "keys"
    match options.job:
        case "publish":
            return publishing.publish_command(
                options.to,
                options.source or state,
                options.again,
                publishing.Signing(keys, options.passphrase_file, options.who, options.note, options.stage),
                state,
                options.json,
            )
        case "keys":
            return publishing.keys_command(
                keys,
                options.root_key,
                options.new_root_key,
                options.passphrase_file,
                options.new_passphrase_file,
                options.json,
            )
        case "install":
            if options.limited:
                from kiosk import trial

                trial.limit()
            trusting = publishing.Trusting(options.trust, options.trust_first, options.replace_trust)
            return publishing.install_command(options.place, state, trusting, options.again, options.json)
        case "rollback":
            return publishing.rollback_command(state, options.to, options.who, options.json)
        case _:
            return publishing.history_command(state, options.json)


def limited(words: list[str]) -> int:
    """Do one job apart from the rest, started by this program itself: mostly on a file from outside, with limits."""
    from kiosk.limited import serve

    match words:
        case ["spreadsheet"]:
            from kiosk.content import spreadsheet

            return serve(spreadsheet.serve)
        case ["translation"]:
            from kiosk.content import translation

            return serve(translation.serve)
        case ["draft", folder]:
            from kiosk.studio.checking import answer

            return answer(Path(folder))
        case _:
            return MISUSED


if __name__ == "__main__":
    sys.exit(main())
