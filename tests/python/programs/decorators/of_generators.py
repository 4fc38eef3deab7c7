from functools import wraps

def traced(make):
    @wraps(make)
    def wrapper(*args):
        print("make", make.__name__)
        for item in make(*args):
            print("passing", item)
            yield item
        print("no more")
    return wrapper

@traced
def evens(stop):
    yield from range(0, stop, 2)

print(sum(evens(5)))
