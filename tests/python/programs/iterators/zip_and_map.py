def source(name, n):
    for i in range(n):
        print("  from", name, i)
        yield i
    print("  end of", name)

print(list(zip(source("a", 2), source("b", 3))))
m = map(lambda x: x * 2, source("m", 2))
print(next(m), list(m))
try:
    list(zip(source("c", 1), source("d", 2), strict=True))
except ValueError as error:
    print(error)
print(list(filter(None, source("f", 3))), list(enumerate(source("e", 1), start=5)))
