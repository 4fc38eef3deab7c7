import weakref

def gen():
    local = "value"
    yield local

g = gen()
ref = weakref.ref(g, lambda r: print("the generator is gone"))
print(next(g), ref() is g)
for item in g:
    pass
del g
print(ref())
def inner():
    x = gen()
    weakref.finalize(x, print, "finalized at the end of inner")
    next(x)
    print("inner returns")
inner()
print("end")
