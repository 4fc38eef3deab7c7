"""The return value of the inner one is the value of yield from."""

def inner(n):
    for i in range(n):
        got = yield i
        print("  inner got", got)
    return f"inner({n}) is over"

def outer():
    for n in (2, 0, 1):
        result = yield from inner(n)
        print("outer:", result)
    return "all over"

o = outer()
try:
    print(next(o))
    while True:
        print(o.send("x"))
except StopIteration as stop:
    print("value:", stop.value)
