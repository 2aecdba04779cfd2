"""The way from the front page to a municipality."""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Slagelse", "om-kl/kommuner/slagelse/"),
        ("aarhus", "om-kl/kommuner/aarhus/"),
        ("Lyngby-T", "om-kl/kommuner/lyngby-taarbaek/"),
        ("ishoej", "om-kl/kommuner/ishoej/"),
        ("0350", "om-kl/kommuner/lejre/"),
        ("Bogense", "om-kl/kommuner/nordfyns/"),  # a municipality until 2007
    ],
)
def test_the_field_on_the_front_page_leads_to_the_municipality(
    browser: Browser, address: str, typed: str, place: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_label("Find din kommune").fill(typed)
    page.get_by_role("button", name="Find", exact=True).click()
    page.wait_for_url(f"{address}{place}")


def test_where_several_are_meant_the_list_is_narrowed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_label("Find din kommune").fill("Hø")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_label("Find din kommune")).to_have_value("Hø")
    expect(page.get_by_role("status")).to_have_text("2 kommuner")


def test_without_script_the_field_leads_to_the_whole_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Find din kommune").fill("Slagelse")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("[data-name]:visible")).to_have_count(98)
    context.close()
