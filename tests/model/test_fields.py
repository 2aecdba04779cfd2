"""What an editor may write as a single value."""

import pytest
from pydantic import TypeAdapter, ValidationError

from klsite.model.fields import WebAddress

WEB_ADDRESS = TypeAdapter[str](WebAddress)


@pytest.mark.parametrize("text", ["https://kl.dk", "https://www.kl.dk:8080/a:b?x=[1]#c"])
def test_a_web_address_may_have_a_port(text: str) -> None:
    assert WEB_ADDRESS.validate_python(text) == text


@pytest.mark.parametrize("text", ["https://[kl.dk/", "https://kl.dk\N{ACCOUNT OF}.dk/"])
def test_a_web_address_that_no_program_can_read_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r"ikke en webadresse: den skal begynde med https://"):
        WEB_ADDRESS.validate_python(text)
