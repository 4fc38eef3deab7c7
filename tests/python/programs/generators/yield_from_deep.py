"""A chain of six that delegates; throw and send go through it."""

def level(n):
    if n == 0:
        try:
            got = yield "bottom"
            print("bottom got", got)
            yield "again"
        except KeyError as error:
            print("bottom caught", error)
            yield "recovered"
        return "done"
    result = yield from level(n - 1)
    return result + "."

chain = level(5)
print(next(chain))
print(chain.send(7))
print(chain.throw(KeyError("k")))
try:
    next(chain)
except StopIteration as stop:
    print(stop.value)
