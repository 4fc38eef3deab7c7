"""__await__ that gives no iterator, and one that gives a generator."""

class Bad:
    def __await__(self):
        return [1, 2]

class Good:
    def __await__(self):
        return iter([1, 2])

async def run(thing):
    return await thing

for thing in (Bad(), Good()):
    c = run(thing)
    try:
        print(c.send(None), c.send(None), c.send(None))
    except (TypeError, StopIteration) as error:
        print(repr(error))
