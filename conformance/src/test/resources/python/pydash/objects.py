"""Reading and writing members of nested containers by a path such as ``a.b[0].c``."""

import re


def get(obj, path, default=None):
    """What stands at the path, or the default where the path leads nowhere."""
    for step in _steps(path):
        try:
            obj = _member(obj, step)
        except (KeyError, IndexError, AttributeError, TypeError):
            return default
    return default if obj is None else obj


def set_(obj, path, value):
    """Puts the value at the path, making dictionaries on the way, and returns the container."""
    steps = _steps(path)
    holder = obj
    for step in steps[:-1]:
        try:
            inner = _member(holder, step)
        except (KeyError, IndexError, AttributeError):
            inner = {}
            holder[step] = inner
        holder = inner
    holder[steps[-1]] = value
    return obj


def omit(obj, *keys):
    """A copy of a dictionary without some of its keys, which may also come in lists."""
    left_out = set()
    for key in keys:
        left_out.update(key if isinstance(key, (list, tuple, set)) else [key])
    return {key: value for key, value in obj.items() if key not in left_out}


def _steps(path):
    if isinstance(path, (list, tuple)):
        return list(path)
    found = re.findall(r"\[(\d+)]|([^.\[\]]+)", str(path))
    return [int(index) if index else name for index, name in found]


def _member(obj, step):
    if isinstance(obj, dict):
        return obj[step]
    if isinstance(step, int) or (isinstance(obj, (list, tuple)) and str(step).isdigit()):
        return obj[int(step)]
    return getattr(obj, step)
