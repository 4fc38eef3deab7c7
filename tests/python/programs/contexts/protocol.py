class Guard:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.swallow)
        return self

    def __exit__(self, kind, error, trace):
        print("exit", kind and kind.__name__, error)
        return self.swallow

with Guard(False) as g:
    print("body")
with Guard(True):
    raise ValueError("swallowed")
try:
    with Guard(False):
        raise KeyError("let through")
except KeyError as error:
    print("outside", error)
