import weakref

class Thing:
    def __init__(self, name):
        self.name = name

def gone(name):
    return lambda ref: print("gone:", name)

a, b = Thing("a"), Thing("b")
refs = [weakref.ref(a, gone("a")), weakref.ref(b, gone("b"))]
keep = [a]
del a
print("a still in the list")
keep.clear()
print("a out")
b = None
print([r() for r in refs])
