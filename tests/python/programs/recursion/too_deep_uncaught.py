def chain(n):
    yield n
    yield from chain(n + 1)

try:
    for n in chain(0):
        pass
except RecursionError:
    print("too deep")
print("still here")
