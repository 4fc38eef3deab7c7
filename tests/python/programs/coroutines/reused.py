"""A coroutine is spent after one run."""

async def once():
    return 1

c = once()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
