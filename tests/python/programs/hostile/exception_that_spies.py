class SpyError(Exception):
    def __str__(self):
        print("error str")
        return "spy"

    def __repr__(self):
        print("error repr")
        return "SpyError!"

    @property
    def args(self):
        print("args asked")
        return (1, 2)

    @property
    def __cause__(self):
        print("cause asked")

    @property
    def __notes__(self):
        print("notes asked")
        return []

def gen():
    try:
        yield
    except SpyError:
        print("caught inside")
        raise

g = gen()
next(g)
try:
    g.throw(SpyError())
except SpyError:
    print("caught outside")
