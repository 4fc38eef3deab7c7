from contextlib import contextmanager

@contextmanager
def indent(label):
    print("begin", label)
    try:
        yield label * 2
    except ZeroDivisionError as error:
        print("handled", error)
    finally:
        print("end", label)

with indent("a") as a, indent("b") as b:
    print(a, b)
with indent("c"):
    1 / 0
def early():
    with indent("d"):
        return "left by return"
print(early())
