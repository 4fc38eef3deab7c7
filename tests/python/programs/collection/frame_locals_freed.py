class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def gen():
    a = Noisy("a")
    yield "with a"
    del a
    yield "without a"
    b = Noisy("b")
    yield "with b"

g = gen()
print(next(g))
print(next(g))
print(next(g))
print(next(g, "over"))
for n in (1, 2):
    Noisy(n)
print("done")
