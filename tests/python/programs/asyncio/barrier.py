import asyncio

async def racer(n, barrier):
    await asyncio.sleep(n / 10)
    print("at the line", n)
    place = await barrier.wait()
    print("off", n, place)

async def main():
    await asyncio.gather(*(racer(n, barrier) for barrier in [asyncio.Barrier(3)] for n in (3, 1, 2)))

asyncio.run(main())
