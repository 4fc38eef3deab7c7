"""One exception goes in, another comes out; the first is its context."""

def translate():
    try:
        yield
    except ValueError as error:
        raise KeyError("translated") from error

g = translate()
next(g)
try:
    g.throw(ValueError("original"))
except KeyError as error:
    print(repr(error), "from", repr(error.__cause__))
