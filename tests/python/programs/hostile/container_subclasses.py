class LoudList(list):
    def __iter__(self):
        print("list iter")
        return super().__iter__()

    def __len__(self):
        print("list len")
        return super().__len__()

    def __getitem__(self, i):
        print("list item", i)
        return super().__getitem__(i)

class LoudDict(dict):
    def items(self):
        print("dict items")
        return super().items()

    def __iter__(self):
        print("dict iter")
        return super().__iter__()

    def __missing__(self, key):
        print("missing", key)
        return key

l, d = LoudList([1, 2]), LoudDict(a=1)
def gen():
    both = [l, d]
    yield both
next(gen())
print("now by the program")
print(l[0], d["b"], [x for x in l])
