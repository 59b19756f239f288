"""The ways in, one file each; the folder is walked, so a new file is a new way in.

Each hands what it gets to `intake.receive` and acknowledges only after that has returned. `open_channels` opens those that are set up; what
comes by upload is called by the web server itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from intake.channels.channel import Channel, ChannelSettings, Listening
from intake.services import Services

__all__ = ["Channel", "ChannelSettings", "Listening", "all_channels", "open_channels"]


@cache
def all_channels() -> dict[str, Channel]:
    """Every channel by its name; two files with one name stop the program."""
    found: dict[str, Channel] = {}
    owners: dict[str, str] = {}
    for module_info in pkgutil.iter_modules(__path__, f"{__name__}."):
        channel = getattr(importlib.import_module(module_info.name), "CHANNEL", None)
        if channel is None:
            continue
        if channel.name in found:
            raise RuntimeError(f"The channel {channel.name} is made by {owners[channel.name]} and by {module_info.name}.")
        found[channel.name] = channel
        owners[channel.name] = module_info.name
    return found


def open_channels(services: Services, settings: ChannelSettings) -> list[Listening]:
    """Every channel that is set up, ready to be started."""
    opened = [channel.open(services, settings) for channel in all_channels().values()]
    return [each for each in opened if each is not None]
