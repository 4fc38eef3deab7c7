def letters():
    yield from "abc"

l = letters()
print("".join(l), "".join(l), list(l))
shared = iter("abcdef")
print([a + b for a, b in zip(shared, shared)])
one = iter([1, 2, 3])
print(2 in one, 2 in one, next(one, "empty"))
