import asyncio

async def fetch(n):
    await asyncio.sleep(n)
    return n

async def ticks():
    for n in range(2):
        await asyncio.sleep(1)
        yield n

print(await fetch(1))
results = await asyncio.gather(fetch(2), fetch(1))
print(results)
async for tick in ticks():
    print("tick", tick)
