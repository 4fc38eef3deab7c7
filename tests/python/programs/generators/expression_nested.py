"""A generator expression within another."""
grid = ((row * 10 + col for col in range(3)) for row in range(2))
for row in grid:
    print(next(row), list(row))
table = list((r, c) for r in range(2) for c in range(2) if r != c)
print(table)
flat = [x for part in ((i, -i) for i in range(3)) for x in part]
print(flat)
