import asyncio
import time

async def ticker():
    for _ in range(3):
        print("tick", round(time.monotonic() - start, 3))
        await asyncio.sleep(0.1)

async def rude():
    await asyncio.sleep(0.05)
    time.sleep(1)
    print("rude is done")

start = time.monotonic()

async def main():
    await asyncio.gather(ticker(), rude())

asyncio.run(main())
