import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

@asynccontextmanager
async def resource(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name.upper()
    except ValueError as error:
        print(name, "saw", error)
    finally:
        await asyncio.sleep(0.1)
        print("close", name)

async def main():
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    async with resource("c"):
        raise ValueError("inside")
    async with AsyncExitStack() as stack:
        print([await stack.enter_async_context(resource(n)) for n in "xy"])

asyncio.run(main())
