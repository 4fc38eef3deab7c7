import asyncio

def broken():
    raise RuntimeError("in a callback")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["exception"]))
    loop.call_soon(broken)
    await asyncio.sleep(0)
    print("the loop goes on")

asyncio.run(main())
