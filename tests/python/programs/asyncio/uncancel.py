import asyncio

async def main():
    me = asyncio.current_task()
    me.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("asked", me.cancelling(), "->", me.uncancel())
    await asyncio.sleep(0.1)
    print("goes on")

asyncio.run(main())
