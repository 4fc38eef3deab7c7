"""What throw() puts in comes out again when nobody catches it."""

def plain():
    yield 1
    yield 2

p = plain()
next(p)
try:
    p.throw(OSError("disk"))
except OSError as error:
    print("out again:", error, type(error).__name__)
print(list(p))
