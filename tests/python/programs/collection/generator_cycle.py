import gc
import weakref

def gen():
    me = yield
    try:
        yield "holding itself"
    finally:
        print("collected with its cycle")

gc.collect()
g = gen()
next(g)
print(g.send(g))
ref = weakref.ref(g)
del g
print("alive:", ref() is not None)
gc.collect()
print("alive:", ref() is not None)
