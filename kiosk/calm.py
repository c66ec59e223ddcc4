"""What the kiosk says when it has no content at all: one calm sentence in ten languages, with no file to depend on."""

from kiosk.viewmodels.snapshot import LanguageSnapshot, Snapshot

SENTENCES: tuple[tuple[str, str, str, str], ...] = (
    ("zh_Hans", "简体中文", "SC", "屏幕正在休息，请向工作人员咨询。"),
    ("zh_Hant", "繁體中文", "TC", "螢幕正在休息，請向工作人員洽詢。"),
    ("en", "English", "SC", "This screen is taking a rest. Please ask our staff."),
    ("ja", "日本語", "JP", "ただいま休止中です。係員にお声がけください。"),
    ("ko", "한국어", "KR", "화면이 잠시 쉬고 있습니다. 직원에게 문의해 주세요."),
    ("de", "Deutsch", "SC", "Dieser Bildschirm macht gerade Pause. Bitte wenden Sie sich an unser Personal."),
    ("fr", "Français", "SC", "Cet écran fait une pause. Adressez-vous à notre personnel."),
    ("es", "Español", "SC", "Esta pantalla está en pausa. Diríjase a nuestro personal."),
    ("ru", "Русский", "SC", "Экран временно не работает. Обратитесь, пожалуйста, к нашим сотрудникам."),
    ("ar", "العربية", "SC", "هذه الشاشة متوقفة مؤقتًا. يُرجى التوجه إلى موظفينا."),
)
"""Tag, endonym, glyph region and the sentence."""


def calm_snapshot() -> Snapshot:
    """Return a lake without figures, whose invitations say whom to ask."""
    return Snapshot(
        park="常州西太湖科技产业园",
        title="西太湖",
        lead="West Taihu Lake",
        headlines=(),
        languages=tuple(
            LanguageSnapshot(tag, endonym, tag == "ar", region, sentence)
            for tag, endonym, region, sentence in SENTENCES
        ),
    )
