"""What a program finds in place of the things that a browser tab has not."""

from typing import TYPE_CHECKING

from .stand_ins_imports import install_imports
from .stand_ins_input import install_input
from .stand_ins_locks import install_locks
from .stand_ins_system import install_system
from .virtual_patches import Patches

if TYPE_CHECKING:
    from .virtual_world import VirtualWorld


def install_stand_ins(world: "VirtualWorld", patches: Patches) -> None:
    """Puts all of them in place for one run."""
    install_input(world, patches)
    install_locks(world, patches)
    install_system(patches)
    install_imports(patches)
