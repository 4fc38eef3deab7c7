def three():
    for n in (1, 2, 3):
        print("give", n)
        yield n

a, *rest = three()
print(a, rest)
try:
    a, b = three()
except ValueError as error:
    print(error)
try:
    a, b, c, d = three()
except ValueError as error:
    print(error)
print(*three(), sep="-")
print([*three(), *"ab"], {**{"x": 1}, "y": 2})
