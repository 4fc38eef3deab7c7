"""async for over a class, driven by hand."""

class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

async def main():
    async for n in Countdown(3):
        print(n)
    else:
        print("lift off")
    return [n async for n in Countdown(2)]

try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)
