"""What inspect says of a coroutine."""
import inspect
import types

@types.coroutine
def pause():
    print("inside:", inspect.getcoroutinestate(c))
    yield

async def work():
    await pause()

c = work()
print(inspect.getcoroutinestate(c), c.cr_await)
c.send(None)
print(inspect.getcoroutinestate(c), c.cr_await.__name__)
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isgenerator(c))
c.close()
print(inspect.getcoroutinestate(c))
