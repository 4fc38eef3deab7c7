import asyncio

async def polite(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(polite("a", 3), polite("b", 1), polite("c", 2))

asyncio.run(main())
