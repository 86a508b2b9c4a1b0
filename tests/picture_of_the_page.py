"""Makes `docs/report.png`, the picture of a report in the README: `python -m tests.picture_of_the_page`."""

from __future__ import annotations

import tempfile
from contextlib import chdir
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.regenerate_reports import TOP
from tqa.cli.main import run

PICTURE = TOP / "docs" / "report.png"


def main() -> None:
    """A sample with its source, some of it decided."""
    with tempfile.TemporaryDirectory() as folder, chdir(TOP):
        run(["report", "samples/lake-cores.txt", "--source", "samples/source", "-o", folder])
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 1240, "height": 650})
            page.goto((Path(folder) / "lake-cores.txt.html").as_uri())
            page.click("#safe")
            page.locator("#list .item", has_text="attribution-tail").first.click()
            page.wait_for_timeout(4000)
            page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    main()
