class LoudInt(int):
    def __repr__(self):
        print("int repr")
        return "LoudInt"

    def __eq__(self, other):
        print("int eq")
        return int(self) == other

    __hash__ = int.__hash__

class LoudStr(str):
    def __len__(self):
        print("str len")
        return 1000

    def __getitem__(self, i):
        print("str item")
        return "?"

    def encode(self, *args):
        print("encode")
        return b""

class LoudFloat(float):
    def __repr__(self):
        print("float repr")
        return "1"

n, s, f = LoudInt(5), LoudStr("text"), LoudFloat(1.5)
held = (n, s, f)
def gen(x):
    got = yield x
    print(type(got).__name__)
g = gen(n)
next(g)
try:
    g.send(s)
except StopIteration:
    print("over")
