import asyncio

async def runner(name, gun):
    await gun.wait()
    print(name, "runs")

async def main():
    gun = asyncio.Event()
    tasks = [asyncio.create_task(runner(n, gun)) for n in ("one", "two")]
    await asyncio.sleep(1)
    print("ready", gun.is_set())
    gun.set()
    await asyncio.gather(*tasks)
    gun.clear()
    print(gun.is_set())

asyncio.run(main())
