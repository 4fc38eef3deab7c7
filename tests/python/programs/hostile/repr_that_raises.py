class Broken:
    def __repr__(self):
        raise RuntimeError("no repr")

    __str__ = __format__ = __repr__

def hold():
    b = Broken()
    yield b
    raise ValueError(b)

g = hold()
thing = next(g)
items = {1: thing}
try:
    next(g)
except ValueError as error:
    print(len(error.args))
try:
    print(thing)
except RuntimeError as error:
    print(error)
