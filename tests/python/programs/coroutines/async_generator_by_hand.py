"""asend, athrow and aclose without a loop."""

async def agen():
    try:
        while True:
            got = yield "ready"
            print("got", got)
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("finally")

def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except StopAsyncIteration:
        return "over"

a = agen()
print(drive(a.asend(None)))
print(drive(a.asend(1)))
print(drive(a.athrow(ValueError("v"))))
print(drive(a.aclose()))
print(drive(a.asend(None)))
