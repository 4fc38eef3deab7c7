import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback", f.result()))
    loop.call_later(0.5, future.set_result, 42)
    loop.call_soon(print, "soon")
    print(await future, future.done())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(error)
    broken = loop.create_future()
    try:
        broken.result()
    except asyncio.InvalidStateError as error:
        print(error)
    broken.set_exception(OSError("cable"))
    try:
        await broken
    except OSError as error:
        print(error)

asyncio.run(main())
