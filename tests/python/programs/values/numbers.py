from decimal import Decimal
from fractions import Fraction

print(7 // -2, 7 % -2, -7 // 2, 2**-1, 0.1 + 0.2, round(2.5), 10**20)
print(complex(1, -2), True + True, 0xFF, 1_000, divmod(17, 5), 3 / 2)
print(Decimal("0.1") + Decimal("0.2"), Fraction(1, 3) + 1, int("ff", 16), float("inf"))
for value in (1, 1.0, True):
    print(value == 1, type(value).__name__, hash(value) == hash(1))
