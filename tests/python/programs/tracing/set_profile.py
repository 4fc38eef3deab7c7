import sys

calls = []

def profile(frame, event, arg):
    name = getattr(arg, "__name__", frame.f_code.co_name)
    # Whether the end of setprofile itself is told of is a matter of the interpreter's.
    if name != "setprofile":
        calls.append((event, name))

def f(x):
    return len(x)

sys.setprofile(profile)
f("abc")
sys.setprofile(None)
print(calls)
