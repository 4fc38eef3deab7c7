import asyncio

async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error

async def main():
    results = await asyncio.gather(
        fail(0.2, ValueError("v")), fail(0.1, KeyError("k")), asyncio.sleep(0.3, "fine"), return_exceptions=True
    )
    print(results)
    try:
        await asyncio.gather(fail(0.2, ValueError("late")), fail(0.1, KeyError("early")))
    except KeyError as error:
        print("first:", error)
    await asyncio.sleep(1)

asyncio.run(main())
