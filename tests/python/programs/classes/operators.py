from functools import total_ordering

@total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __eq__(self, other):
        return self.cents == other.cents

    def __lt__(self, other):
        print("compare", self.cents, other.cents)
        return self.cents < other.cents

    def __repr__(self):
        return f"Money({self.cents})"

wallet = [Money(300), Money(50), Money(120)]
print(sum(wallet), sorted(wallet), max(wallet) >= Money(300))
try:
    Money(1) + 2
except AttributeError as error:
    print(error)
