class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        print("next", self.n)
        if self.n == 0:
            raise StopIteration("bang")
        self.n -= 1
        return self.n + 1

for n in Countdown(2):
    print(n)
print(list(Countdown(1)))
a, b = Countdown(2)
print(a, b, max(Countdown(2)))
