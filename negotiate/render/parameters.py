"""Options of the command line in the words of Python and of an assistant: parameters by name."""

from __future__ import annotations

import re

_OPTION = re.compile(
    r"(\bnegotiate [a-z]+(?: [a-z]+)? --[^<]+)|"
    r"--([a-z][a-z-]*[a-z])(?: ([a-z]+|\d[\w./-]*\w)(?=[.,;:)<]|$)| ([A-Z]+)\b)?"
)


def as_parameters(text: str, names: dict[str, str]) -> str:
    """A text with its options as parameters, called as `names` say; whole commands stay.

    "(--pay-set)" is "(pay_set)", "--industry retail." is 'industry="retail".'.
    """

    def parameter(found: re.Match[str]) -> str:
        command, option, value, placeholder = found.groups()
        if command:
            return command
        name = names.get(option, option.replace("-", "_"))
        return f'{name}="{value}"' if value else f"{name}={placeholder}" if placeholder else name

    return _OPTION.sub(parameter, text)
