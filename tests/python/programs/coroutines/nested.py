"""Awaiting three deep is a plain call until somebody pauses."""
import types

@types.coroutine
def pause(n):
    got = yield n
    return got * 2

async def low(n):
    print("low", n)
    return await pause(n) if n % 2 else n

async def middle(n):
    return 1 + await low(n)

async def high():
    return [await middle(n) for n in range(4)]

c = high()
value = None
try:
    while True:
        value = c.send(value)
        print("paused with", value)
except StopIteration as stop:
    print(stop.value)
