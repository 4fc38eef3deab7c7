import gc
import inspect
import json

def loud(*args, **kwargs):
    print("patched function called")
    raise RuntimeError("patched")

originals = inspect.getgeneratorstate, json.dumps, gc.get_referents
inspect.getgeneratorstate = json.dumps = gc.get_referents = loud
def gen():
    got = yield 1
    yield got
g = gen()
print(next(g), g.send(2))
inspect.getgeneratorstate, json.dumps, gc.get_referents = originals
print("restored")
