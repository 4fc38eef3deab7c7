"""await of what cannot be awaited."""

async def wrong(thing):
    return await thing

for thing in (3, "text", None, [1], wrong):
    c = wrong(thing)
    try:
        c.send(None)
    except TypeError as error:
        print(error)
