import asyncio

async def main():
    try:
        async with asyncio.timeout(0.5) as limit:
            print("when", limit.when() is not None)
            await asyncio.sleep(2)
    except TimeoutError as error:
        print("timeout", repr(error), limit.expired())
    async with asyncio.timeout(1):
        await asyncio.sleep(0.5)
    print("in time")
    try:
        await asyncio.wait_for(asyncio.sleep(3), timeout=1)
    except TimeoutError:
        print("wait_for gave up")
    print(await asyncio.wait_for(asyncio.sleep(1, "ok"), 2))

asyncio.run(main())
