import gc
import weakref

class Node:
    def __init__(self, name):
        self.name, self.other = name, None

gc.disable()
a, b = Node("a"), Node("b")
a.other, b.other = b, a
ref = weakref.ref(a, lambda r: print("a collected"))
del a, b
print("unreachable, alive:", ref() is not None)
print(gc.collect() > 0)
print(ref())
gc.enable()
