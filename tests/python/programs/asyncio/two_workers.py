import asyncio

async def worker(name, delay):
    for turn in range(3):
        print(name, turn)
        await asyncio.sleep(delay)
    return name

async def main():
    a = asyncio.create_task(worker("ann", 0.1))
    b = asyncio.create_task(worker("bob", 0.15))
    print(await a, await b)

asyncio.run(main())
