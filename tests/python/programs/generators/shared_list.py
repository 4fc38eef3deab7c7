"""A list that changes while a generator walks over it."""
items = [1, 2, 3]

def walk():
    for item in items:
        yield item

w = walk()
print(next(w))
items.append(4)
items[1] = "two"
print(next(w), items)
del items[0]
print(list(w))
