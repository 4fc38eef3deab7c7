import asyncio

async def waiter(name, condition, stock):
    async with condition:
        await condition.wait_for(lambda: stock)
        print(name, "takes", stock.pop())

async def main():
    condition, stock = asyncio.Condition(), []
    tasks = [asyncio.create_task(waiter(n, condition, stock)) for n in ("ann", "bob")]
    for item in ("bread", "milk"):
        await asyncio.sleep(1)
        async with condition:
            stock.append(item)
            condition.notify()
    await asyncio.gather(*tasks)

asyncio.run(main())
