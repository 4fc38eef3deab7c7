class Small:
    __slots__ = ()

def fresh():
    return id(Small())

seen = [fresh() for _ in range(5)]
print("ids:", len(seen), "kept apart:", len({id(x) for x in [Small() for _ in range(5)]}))
a = Small()
first = id(a)
print(id(a) == first)
del a
values = [object() for _ in range(3)]
print(len({id(v) for v in values}))
