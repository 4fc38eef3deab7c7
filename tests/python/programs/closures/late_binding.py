late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
print([f() for f in late], [f() for f in early])

def makers():
    for n in range(3):
        yield lambda: n

fs = []
for f in makers():
    print(f())
    fs.append(f)
print([f() for f in fs])
