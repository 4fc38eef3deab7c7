class Watcher:
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(name)

    def __dir__(self):
        print("dir")
        return []

w = Watcher()
w.x = 1
pair = (w, [w])
def gen():
    inner = w
    yield inner.x
print(next(gen()))
print(hasattr(w, "missing"))
