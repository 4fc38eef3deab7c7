import asyncio

async def ticks(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            yield i
    finally:
        print("ticker stops")

async def main():
    async for tick in ticks(3):
        print("tick", tick)
    async for tick in ticks(10):
        if tick == 1:
            break
    print("left early")

asyncio.run(main())
print("over")
