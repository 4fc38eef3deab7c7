"""The built-in functions as they are before a program runs.

A module that imports `__builtins__` from here keeps to them, whatever a program makes of `len` or `max`.
"""

import builtins

__builtins__ = dict(vars(builtins))
