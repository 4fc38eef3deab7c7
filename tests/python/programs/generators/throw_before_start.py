"""throw() into a generator that has not started: no line of it runs."""

def never():
    print("never printed")
    yield

g = never()
try:
    g.throw(ValueError("too early"))
except ValueError as error:
    print("caught", error)
print(next(g, "empty"))
