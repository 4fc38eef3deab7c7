class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def take(x):
    print("took", x.name)
    del x
    print("let go")
    return 1

def chain(*items):
    return len(items)

take(Noisy("argument"))
print(chain(Noisy("p"), Noisy("q")))
pair = (Noisy("in a tuple"), 2)
_, n = pair
del pair, _
print("end", n)
