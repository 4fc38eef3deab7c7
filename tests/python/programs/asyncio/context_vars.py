import asyncio
from contextvars import ContextVar

who = ContextVar("who", default="nobody")

async def greet(name):
    who.set(name)
    await asyncio.sleep(0.1)
    print("hello", who.get())

async def main():
    who.set("main")
    await asyncio.gather(greet("ann"), greet("bob"))
    await greet("cy")
    print("now", who.get())

asyncio.run(main())
print(who.get())
