d = {"a": 1, "b": 2}
try:
    for key in d:
        d[key + key] = 0
except RuntimeError as error:
    print(error, len(d))
s = {1}
it = iter(s)
s.add(2)
try:
    next(it)
except RuntimeError as error:
    print(error)
items = [1, 2, 3, 4]
for item in items:
    items.remove(item)
print(items)
