class Meta(type):
    def __repr__(cls):
        print("class repr")
        return "Meta!"

    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__", "__module__", "__mro__"):
            print("class attribute", name)
        return super().__getattribute__(name)

    def __instancecheck__(cls, thing):
        print("instance check")
        return True

    def __eq__(cls, other):
        print("class eq")
        return cls is other

    __hash__ = None

class Thing(metaclass=Meta):
    pass

t = Thing()
kept = [Thing, t]
def gen():
    k = Thing
    yield t
print(next(gen()) is t)
print(isinstance(3, Thing))
print(Thing)
