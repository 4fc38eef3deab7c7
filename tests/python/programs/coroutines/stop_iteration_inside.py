"""StopIteration that leaves a coroutine."""

async def careless():
    raise StopIteration("hidden")

async def agen():
    yield 1
    raise StopAsyncIteration

c = careless()
try:
    c.send(None)
except RuntimeError as error:
    print(error, "/", repr(error.__cause__))

async def main():
    async for item in agen():
        print(item)

try:
    main().send(None)
except RuntimeError as error:
    print(error)
