class Resource:
    def __enter__(self):
        print("acquire")
        return [1, 2, 3]

    def __exit__(self, *details):
        print("release", details[0] and details[0].__name__)

def items():
    with Resource() as values:
        yield from values

for item in items():
    print(item)
g = items()
print(next(g))
g.close()
h = items()
next(h)
del h
print("end")
