print("before")

class Config:
    print("in the body", __qualname__)
    values = []
    for n in range(3):
        values.append(n * n)
    total = sum(values)

    def show(self):
        return self.total

    class Inner:
        depth = 2

print(Config().show(), Config.n, Config.Inner.depth)
