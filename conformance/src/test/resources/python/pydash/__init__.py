"""The three functions of pydash that azure-ai-ml calls; Debian ships the SDK without pydash."""

from . import objects
from .objects import get, omit, set_

__all__ = ["get", "objects", "omit", "set_"]
