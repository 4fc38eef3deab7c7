class Hinted:
    def __init__(self):
        self.left = 2

    def __length_hint__(self):
        print("asked for a hint")
        return self.left

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left

h = Hinted()
print(list(h))
g = (n for n in range(3))
print(hasattr(g, "__length_hint__"), g.__next__())
