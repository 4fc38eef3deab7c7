def forever(n):
    return forever(n + 1)

try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, str(error).startswith("maximum recursion depth"))

class Loop:
    def __repr__(self):
        return repr(self)

try:
    repr(Loop())
except RecursionError:
    print("repr too")
