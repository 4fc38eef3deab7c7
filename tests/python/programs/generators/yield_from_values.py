"""yield from hands out what any iterable has."""

def mixed():
    yield from "hi"
    yield from range(2)
    yield from [None, (1, 2)]
    yield from {"k": 1}
    result = yield from ()
    print("an empty tuple gives", result)

print(list(mixed()))
