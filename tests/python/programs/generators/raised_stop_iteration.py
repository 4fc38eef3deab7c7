"""A StopIteration that leaves a generator becomes a RuntimeError."""

def careless(items):
    it = iter(items)
    while True:
        yield next(it) * 10

g = careless([1, 2])
try:
    for value in g:
        print(value)
except RuntimeError as error:
    print(error)
    print("cause:", type(error.__cause__).__name__)
