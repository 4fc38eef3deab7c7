data = {"b": 2, "a": 1, "c": 3}
print([k * v for k, v in data.items()])
print({v: k for k, v in data.items() if v > 1})
print(sorted({len(k) for k in data}))
print([[r * c for c in range(1, 4)] for r in range(1, 3)])
print([x for row in ([1, 2], [3]) for x in row if x != 2])
