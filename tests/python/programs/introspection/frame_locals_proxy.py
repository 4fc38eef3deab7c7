import sys

def f():
    x = 1
    frame = sys._getframe()
    frame.f_locals["x"] = 10
    frame.f_locals["extra"] = 5
    print(x, dict(frame.f_locals)["extra"])
    try:
        del frame.f_locals["x"]
    except ValueError as error:
        print(error)
    del frame

f()

def caller():
    secret = "seen from below"
    return callee()

def callee():
    return sys._getframe(1).f_locals["secret"], sys._getframe(1).f_code.co_name

print(caller())
