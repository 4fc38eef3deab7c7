class Lazy:
    def __init__(self):
        self.ready = False

    @property
    def value(self):
        self.ready = True
        print("computed")
        return 5

    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)

class Slotted:
    __slots__ = ("a", "__dict__")

    def __init__(self):
        self.a = Lazy()

s = Slotted()
def gen():
    held = s
    yield held
next(gen())
print(s.a.ready)
print(s.a.value, s.a.ready)
