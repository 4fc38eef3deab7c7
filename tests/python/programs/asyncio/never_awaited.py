import asyncio

async def save():
    print("saving")

async def main():
    save()
    if save():
        print("a coroutine is true")
    kept = save()
    print("made")
    await kept

asyncio.run(main())
