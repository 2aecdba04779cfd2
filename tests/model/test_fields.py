"""What an editor may write as a single value."""

import pytest
from pydantic import TypeAdapter, ValidationError

from klsite.model.fields import WebAddress
from klsite.model.local_addresses import LocalAddress

WEB_ADDRESS = TypeAdapter[str](WebAddress)


@pytest.mark.parametrize("text", ["https://kl.dk", "https://www.kl.dk:8080/a:b?x=[1]#c"])
def test_a_web_address_may_have_a_port(text: str) -> None:
    assert WEB_ADDRESS.validate_python(text) == text


@pytest.mark.parametrize("text", ["https://[kl.dk/", "https://kl.dk\N{ACCOUNT OF}.dk/"])
def test_a_web_address_that_no_program_can_read_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r"ikke en webadresse: den skal begynde med https://"):
        WEB_ADDRESS.validate_python(text)


@pytest.mark.parametrize(
    "text", ["a%22;b/", "a/%2e%2E/b/", "a%0Ab/", "a%5C/", "a/../b/", "./a/", "a%00.html"]
)
def test_no_code_of_a_former_address_breaks_the_settings_of_a_server(text: str) -> None:
    with pytest.raises(ValidationError, match="ikke en adresse på webstedet: skriv den som"):
        TypeAdapter[str](LocalAddress).validate_python(text)


def test_a_former_address_may_have_codes() -> None:
    given = "Nyheder/%C3%86ldre%20(2014)/a.b/"
    assert TypeAdapter[str](LocalAddress).validate_python(given) == given
