def make_counter(start):
    count = start

    def up(by=1):
        nonlocal count
        count += by
        return count

    def show():
        return count

    return up, show

up, show = make_counter(10)
up2, show2 = make_counter(0)
print(up(), up(5), up2(), show(), show2())
print(up.__closure__[0].cell_contents, up.__code__.co_freevars)
