class Spy:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name)
        return True

    def __hash__(self):
        print("hash", self.name)
        return 1

    def __bool__(self):
        print("bool", self.name)
        return False

    def __len__(self):
        print("len", self.name)
        return 0

a = Spy("a")
a = Spy("b")
table = {a: 1}
held = [a, a]
if not a:
    print("falsy")
def gen():
    local = a
    yield local
print(next(gen()) is a, len(table), a == 3)
