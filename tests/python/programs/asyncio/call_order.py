import asyncio

async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    start = loop.time()
    loop.call_later(0.2, print, "late")
    loop.call_later(0.1, print, "early")
    loop.call_at(start + 0.3, done.set)
    handle = loop.call_later(0.15, print, "never")
    handle.cancel()
    loop.call_soon(print, "first")
    loop.call_soon(print, "second")
    print("zeroth")
    await done.wait()
    print(round(loop.time() - start, 6), handle.cancelled())

asyncio.run(main())
