from collections.abc import Generator

class Fake(Generator):
    def send(self, value):
        print("send", value)
        return value

    def throw(self, kind, value=None, trace=None):
        print("throw", kind if isinstance(kind, type) else type(kind).__name__)
        raise StopIteration("from the fake")

    @property
    def gi_frame(self):
        print("gi_frame asked")

    @property
    def gi_code(self):
        print("gi_code asked")

def outer():
    result = yield from Fake()
    print("result", result)

o = outer()
print(next(o))
print(o.send(3))
try:
    o.throw(ValueError("v"))
except StopIteration:
    print("over")
