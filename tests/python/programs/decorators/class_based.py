class CountCalls:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

    def __get__(self, instance, owner):
        return self if instance is None else lambda *args: self(instance, *args)

@CountCalls
def ping():
    return "pong"

class Box:
    @CountCalls
    def open(self):
        return "opened"

ping(), ping()
Box().open()
print(ping.calls, Box.open.calls)
