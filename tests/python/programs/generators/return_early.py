"""return, with and without a value, and never a yield."""

def until(items, stop):
    for item in items:
        if item == stop:
            return item
        yield item

def empty():
    return
    yield

print(list(until("abcd", "c")), list(empty()))
g = until("ab", "a")
try:
    next(g)
except StopIteration as stop:
    print(repr(stop), stop.value)
print(next(g, "spent"))
