import asyncio

async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def double(n):
    return n * 2

async def main():
    print([n async for n in numbers(4) if n % 2])
    print({n: await double(n) async for n in numbers(3)})
    print({await double(n) for n in (1, 1, 2)})
    lazy = (await double(n) async for n in numbers(3))
    print(type(lazy).__name__, [n async for n in lazy])

asyncio.run(main())
