import asyncio

async def fetch(n):
    await asyncio.sleep(1 / n)
    print("finished", n)
    return n * n

async def main():
    print(await asyncio.gather(*(fetch(n) for n in (1, 2, 4))))
    print(await asyncio.gather())

asyncio.run(main())
