"""What has to be done once in a while and waits for nobody: blobs that no row names are swept."""

from __future__ import annotations

from intake.channels.channel import Poller
from intake.services import Services
from storage.blobs.sweep import sweep_orphans

_SWEEP_SECONDS = 6 * 3600.0


def housekeeping(services: Services) -> Poller:
    """Sweeps now and then, in a thread of its own, once started; a store that is away is swept later."""
    return Poller("orphaned blobs", lambda: sweep_orphans(services.engine, services.blobs, services.clock()), _SWEEP_SECONDS)
