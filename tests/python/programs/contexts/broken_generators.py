from contextlib import contextmanager

@contextmanager
def twice():
    yield 1
    yield 2

@contextmanager
def none():
    return
    yield

for manager in (twice, none):
    try:
        with manager():
            print("body")
    except RuntimeError as error:
        print(error)
