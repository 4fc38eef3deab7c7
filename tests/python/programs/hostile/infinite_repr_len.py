class Endless:
    def __iter__(self):
        print("iter asked")
        return self

    def __next__(self):
        print("next asked")
        return self

    def __len__(self):
        raise MemoryError("len asked")

    def __index__(self):
        print("index asked")
        return 0

e = Endless()
def gen():
    local = e
    yield [local]
print(len(next(gen())))
it = iter(e)
print(next(it) is e, [1, 2][e])
