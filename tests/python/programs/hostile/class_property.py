class Liar:
    @property
    def __class__(self):
        print("__class__ asked")
        return int

    @property
    def __dict__(self):
        print("__dict__ asked")
        return {}

liar = Liar()
box = [liar]
def use(x):
    y = x
    return type(y).__name__
print(use(liar))
print(isinstance(liar, int))
print(liar.__dict__)
