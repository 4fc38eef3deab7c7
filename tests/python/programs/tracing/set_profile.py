import sys

calls = []

def profile(frame, event, arg):
    calls.append((event, getattr(arg, "__name__", frame.f_code.co_name)))

def f(x):
    return len(x)

sys.setprofile(profile)
f("abc")
sys.setprofile(None)
print(calls)
