import asyncio

async def inner():
    return 1

async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    print(await coroutine)
    try:
        asyncio.get_running_loop().run_until_complete(inner())
    except RuntimeError as error:
        print(error)

asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
