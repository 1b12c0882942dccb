"""The report page in a real browser: it opens, nothing of a release runs, and hand, keyboard and
reader with few eyes are served. Skipped where there is no Chromium; `.ci/run` installs it."""

from __future__ import annotations

import html
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import RELEASE
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

import extractor
from extractor import Record
from extractor.notebook import frame
from extractor.outputs import formulas, open_report
from extractor.write.report import report_page

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE = os.environ.get("AXE_CORE")
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="no chromium and chromedriver found; apt-get install chromium chromium-driver",
)

ROWS = ".index tbody th a"
WORST = "Quillfern Optics Inc. Closes Private Placement of Common Stock"
HOSTILE = """Quillfern <script>window.ran = 1</script> Optics Inc. <img src=x onerror="ran=2"> Sells

BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) -- <svg onload=ran=3>Quillfern Optics Inc.</noscript\
><script>ran=4</script> (NASDAQ: QFRN) sold 1,000,000 shares at a price of $2.50 per share for \
gross proceeds of $3,500,000. </pre></p></main>\
<iframe srcdoc="<script>parent.ran=5</script>"></iframe>

"We are <b onclick=ran=6>{{ 7 * 7 }}</b> &lt;glad&gt;," said Dana "><script>ran=7</script> Marwick.

| <script>ran=8</script> | javascript:ran=9 |
| --- | --- |
| <a href="javascript:ran=10">10</a> | 20 |
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in QUIET.split():
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.add_argument("--window-size=1400,1000")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Releases whose wires, dates and deals differ, the last one inconsistent."""
    closes, quiet = "Closes Private Placement of Common Stock", "Appoints a Chief Scientist"
    dealt = RELEASE[RELEASE.index(" has closed") : RELEASE.index("$2,500,000")]
    texts = [
        RELEASE,
        RELEASE.replace("March 4, 2025", "June 2, 2024").replace("GLOBE NEWSWIRE", "BUSINESS WIRE"),
        RELEASE.replace("BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) -- ", ""),
        RELEASE.replace(closes, quiet).replace(dealt, " pays the new officer "),
        RELEASE.replace("March 4, 2025", "March 5, 2025").replace("$2,500,000", "$3,500,000"),
    ]
    names = ("Tarnmoor", "Ostrevale", "Pellbrook", "Wyndcastle", "Quillfern")
    texts = [text.replace("Quillfern", name) for text, name in zip(texts, names, strict=True)]
    return [extractor.extract(text) for text in texts]


@pytest.fixture
def run(browser: Chrome, records: list[Record], tmp_path: Path) -> Chrome:
    """The page of a run, opened."""
    return opened(browser, report_page(records, formulas()), tmp_path)


@pytest.fixture
def release(browser: Chrome, records: list[Record], tmp_path: Path) -> Chrome:
    """The page of the inconsistent release alone, opened."""
    return opened(browser, report_page(records[-1:], formulas()), tmp_path)


def opened(browser: Chrome, page: str, folder: Path) -> Chrome:
    (folder / "report.html").write_text(page, encoding="utf-8")
    browser.get((folder / "report.html").as_uri())
    return browser


def messages(browser: Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]


def ask(browser: Chrome, script: str, *given: object) -> Any:  # noqa: ANN401
    """What a script in the page answers."""
    return browser.execute_script(script, *given)


def wait(browser: Chrome, milliseconds: int) -> None:
    browser.execute_async_script("setTimeout(arguments[1], arguments[0])", milliseconds)


def seen(browser: Chrome, selector: str) -> list[str]:
    """The words of what can be seen, in order."""
    found: list[str] = ask(
        browser,
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter(one => one.getClientRects().length).map(one => one.textContent.trim())",
        selector,
    )
    return found


def rows(browser: Chrome) -> list[str]:
    """The headlines of the rows that can be seen."""
    return seen(browser, ROWS)


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold: a browser takes its time."""
    until = time.monotonic() + 5
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def shows(browser: Chrome, selector: str, wanted: list[str]) -> None:
    """Assert that the page comes to show what is wanted."""
    assert soon(lambda: seen(browser, selector) == wanted), seen(browser, selector)


def focused(browser: Chrome) -> str:
    return str(ask(browser, "return document.activeElement.id"))


def test_a_page_opens_without_a_word_of_complaint(run: Chrome, records: list[Record]) -> None:
    shows(run, "h1", [f"{len(records)} releases"])
    assert len(rows(run)) == len(records)
    assert rows(run)[0] == WORST
    assert messages(run) == []


def test_the_table_filters(run: Chrome, records: list[Record]) -> None:
    run.find_element(By.NAME, "search").send_keys("quillfern closes")
    shows(run, ROWS, [WORST])
    shows(run, ".status", ["1 of 5 releases"])
    run.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    shows(run, ".status", ["5 releases"])
    wire = Select(run.find_element(By.NAME, "wire"))
    wire.select_by_visible_text("GlobeNewswire")
    shows(run, ".status", ["3 of 5 releases"])
    assert len(rows(run)) == sum(record.wire == "GlobeNewswire" for record in records) == 3
    wire.select_by_index(0)
    run.find_element(By.CSS_SELECTOR, "[data-filter=verdict] button[value=inconsistent]").click()
    shows(run, ROWS, [WORST])
    assert focused(run) == "releases-title"


def test_the_table_sorts_both_ways(run: Chrome, records: list[Record]) -> None:
    dates = sorted(record.date for record in records if record.date)
    none = [""] * (len(records) - len(dates))
    button = run.find_element(By.XPATH, "//th/button[text()='Date']")
    button.click()
    shows(run, ".index .date", dates + none)
    button.send_keys(Keys.ENTER)
    shows(run, ".index .date", dates[::-1] + none)
    head = run.find_element(By.XPATH, "//th[button[text()='Date']]")
    assert head.get_attribute("aria-sort") == "descending"


def test_a_row_leads_to_its_release_and_back(run: Chrome) -> None:
    run.find_element(By.CSS_SELECTOR, ".index tbody a").click()
    shows(run, "h1", [WORST])
    assert focused(run).endswith("-title")
    run.find_element(By.LINK_TEXT, "Next").click()
    assert seen(run, "h1") != [WORST]
    run.back()
    shows(run, "h1", [WORST])
    run.find_element(By.LINK_TEXT, "All releases").click()
    shows(run, "h1", ["5 releases"])
    assert messages(run) == []


def test_an_address_leads_into_a_release(
    browser: Chrome, records: list[Record], tmp_path: Path
) -> None:
    opened(browser, report_page(records, formulas()), tmp_path)
    browser.get((tmp_path / "report.html").as_uri() + f"#r{len(records)}-q2")
    browser.refresh()
    shows(browser, "mark.asked", ["$2.50"])


def test_pointing_at_a_check_shows_its_numbers_and_the_way(release: Chrome) -> None:
    check = release.find_element(By.CSS_SELECTOR, ".check.inconsistent")
    shows(release, "mark.lit", [])
    ActionChains(release).move_to_element(check).perform()
    shows(release, "mark.lit", ["1,000,000", "$2.50", "$3,500,000"])
    assert {"shares", "price", "amount"} <= set(seen(release, ".way text"))
    assert len(release.find_elements(By.CSS_SELECTOR, ".way path")) >= 3
    ActionChains(release).move_to_element(release.find_element(By.TAG_NAME, "h1")).perform()
    shows(release, "mark.lit", [])
    assert release.find_elements(By.CSS_SELECTOR, ".way") == []


def test_a_click_scrolls_to_the_numbers_and_escape_lets_go(release: Chrome) -> None:
    release.set_window_size(500, 600)
    try:
        mark = release.find_element(By.ID, "r1-q1")

        def height() -> int:
            place: int = ask(release, "return arguments[0].getBoundingClientRect().top", mark)
            return place

        assert height() > 600
        release.find_element(By.CSS_SELECTOR, ".check.inconsistent .show").click()
        assert soon(lambda: 0 < height() < 600)
        assert "$2.50" in seen(release, "mark.lit")
        ActionChains(release).send_keys(Keys.ESCAPE).perform()
        shows(release, "mark.lit", [])
    finally:
        release.set_window_size(1400, 1000)


def test_a_click_on_a_number_leads_to_its_checks_one_after_the_other(release: Chrome) -> None:
    amount = release.find_element(By.CSS_SELECTOR, "mark.amount")
    link = f".inputs a[href='#{amount.get_attribute('id')}']"
    checks = len(release.find_elements(By.CSS_SELECTOR, link))
    assert checks
    for _ in range(checks):
        amount.click()
        assert release.find_elements(By.CSS_SELECTOR, f".check[aria-current] {link}")
        assert "$3,500,000" in seen(release, "mark.lit")


def test_the_keyboard_is_enough(release: Chrome) -> None:
    keys = ActionChains(release)
    for _ in range(30):
        keys.send_keys(Keys.TAB).perform()
        if seen(release, "mark.lit"):
            break
    shows(release, "mark.lit", ["1,000,000", "$2.50", "$3,500,000"])
    assert "$3,500,000 is printed" in release.switch_to.active_element.text
    for _ in range(30):
        keys.send_keys(Keys.TAB).perform()
        if release.switch_to.active_element.text == "$2.50":
            break
    keys.send_keys(Keys.ENTER).perform()
    assert focused(release) == "r1-q2"


def test_colors_can_be_chosen(release: Chrome) -> None:
    def paper() -> str:
        return release.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")

    release.find_element(By.CSS_SELECTOR, "button[data-theme=light]").click()
    light = paper()
    release.find_element(By.CSS_SELECTOR, "button[data-theme=dark]").click()
    assert paper() != light
    release.refresh()
    assert paper() != light
    release.find_element(By.CSS_SELECTOR, "button[data-theme=auto]").click()


def test_highlights_can_be_put_out(release: Chrome) -> None:
    mark = release.find_element(By.CSS_SELECTOR, "mark.price")
    tint = mark.value_of_css_property("background-color")
    release.find_element(By.CSS_SELECTOR, ".legend input[value=price]").click()
    assert mark.value_of_css_property("background-color") != tint


@pytest.mark.parametrize("many", [False, True])
def test_nothing_of_a_hostile_release_runs(
    browser: Chrome, records: list[Record], tmp_path: Path, many: bool
) -> None:
    hostile = extractor.extract(HOSTILE)
    hostile.source.path = "<script>ran=11</script>"
    for check in hostile.checks:
        check.message += "<script>ran=12</script>"
    page = report_page([hostile, records[0]] if many else [hostile], formulas())
    opened(browser, page, tmp_path)
    assert messages(browser) == []
    if many:
        browser.find_element(By.CSS_SELECTOR, ".index a[href='#r1']").click()
    assert ask(browser, "return typeof window.ran") == "undefined"
    text = " ".join(browser.find_element(By.CSS_SELECTOR, ".page.shown .text").text.split())
    for words in (
        "<script>window.ran = 1</script>",
        '<img src=x onerror="ran=2">',
        "</noscript><script>ran=4</script>",
        '</pre></p></main><iframe srcdoc="<script>parent.ran=5</script>"></iframe>',
        "{{ 7 * 7 }}</b> &lt;glad&gt;",
        "<script>ran=8</script>",
        '<a href="javascript:ran=10">',
    ):
        assert words in text
    made = browser.find_elements(By.CSS_SELECTOR, "main :is(script, img, iframe, b[onclick])")
    assert made == []
    assert browser.find_elements(By.CSS_SELECTOR, "a[href^=javascript]") == []


def test_the_policy_stops_what_would_get_in(release: Chrome) -> None:
    ask(
        release,
        "const made = document.createElement('script'); made.textContent = 'window.ran = 1';"
        "document.body.append(made);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 2\">')",
    )
    wait(release, 100)
    assert ask(release, "return typeof window.ran") == "undefined"
    assert any("Content Security Policy" in message for message in messages(release))


def test_a_page_without_scripts_shows_everything(
    browser: Chrome, records: list[Record], tmp_path: Path
) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(browser, report_page(records, formulas()), tmp_path)
        assert len(seen(browser, "h1")) == len(records) + 1
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_folder_is_gone_through_by_its_links(
    browser: Chrome, records: list[Record], tmp_path: Path
) -> None:
    with open_report(tmp_path / "run") as sink:
        for record in records:
            sink.write(record)
    browser.get((tmp_path / "run" / "index.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, ".index tbody a").click()
    shows(
        browser,
        "h1",
        [WORST],
    )
    browser.find_element(By.LINK_TEXT, "All releases").click()
    shows(browser, "h1", ["5 releases"])
    assert messages(browser) == []


def test_a_notebook_shows_the_page_in_a_frame(
    browser: Chrome, records: list[Record], tmp_path: Path
) -> None:
    shown = f"<!doctype html><title>notebook</title><body>{frame(records)}</body>"
    opened(browser, shown, tmp_path)
    browser.switch_to.frame(browser.find_element(By.TAG_NAME, "iframe"))
    try:
        browser.find_element(By.CSS_SELECTOR, ".index tbody a").click()
        check = browser.find_element(By.CSS_SELECTOR, ".page.shown .check.inconsistent")
        ActionChains(browser).move_to_element(check).perform()
        shows(browser, "mark.lit", ["1,000,000", "$2.50", "$3,500,000"])
    finally:
        browser.switch_to.default_content()
    assert messages(browser) == []


def test_many_releases_open_at_once(browser: Chrome, tmp_path: Path) -> None:
    record = extractor.extract(RELEASE)
    opened(browser, report_page([record] * 1000, formulas()), tmp_path)
    took = ask(browser, "return performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert took < 10_000  # milliseconds: the benchmark tells how fast, this that it is not absurd
    shows(browser, ".status", ["1,000 releases, the first 200 shown"])
    assert len(rows(browser)) == 200
    browser.find_element(By.CSS_SELECTOR, ".more button").click()
    shows(browser, ".status", ["1,000 releases"])


@pytest.mark.skipif(not AXE, reason="AXE_CORE names no axe.min.js; npm install axe-core has it")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("where", ["overview", "release"])
def test_axe_finds_no_serious_fault(run: Chrome, theme: str, where: str) -> None:
    run.find_element(By.CSS_SELECTOR, f"button[data-theme={theme}]").click()
    if where == "release":
        run.find_element(By.CSS_SELECTOR, ".index tbody a").click()
        ask(run, "document.querySelectorAll('details').forEach(one => one.open = true)")
        run.find_element(By.CSS_SELECTOR, ".page.shown .check .show").click()
    ask(run, Path(AXE or "").read_text(encoding="utf-8"))
    found: dict[str, Any] = run.execute_async_script(
        "const done = arguments[0]; axe.run().then(done)"
    )
    run.find_element(By.CSS_SELECTOR, "button[data-theme=auto]").click()
    assert found["passes"]
    assert [
        (one["id"], one["impact"], html.unescape(one["nodes"][0]["html"]), one["help"])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ] == []
