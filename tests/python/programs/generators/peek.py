"""A class around a generator that can look ahead."""

class Peekable:
    def __init__(self, source):
        self.source = iter(source)
        self.ahead = []

    def peek(self):
        if not self.ahead:
            self.ahead.append(next(self.source))
        return self.ahead[0]

    def __iter__(self):
        return self

    def __next__(self):
        return self.ahead.pop() if self.ahead else next(self.source)

p = Peekable(n * n for n in range(4))
print(p.peek(), next(p), p.peek(), p.peek(), list(p))
