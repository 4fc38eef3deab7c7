import weakref

class Key:
    def __init__(self, n):
        self.n = n

cache = weakref.WeakValueDictionary()
tags = weakref.WeakKeyDictionary()
k = Key(1)
cache["one"], tags[k] = k, "tagged"
print(list(cache), len(tags))
def forget():
    local = Key(2)
    cache["two"] = local
    print(sorted(cache))
forget()
print(sorted(cache))
del k
print(list(cache), len(tags))
