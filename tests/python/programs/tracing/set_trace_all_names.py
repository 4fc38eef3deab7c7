import sys

names = []

def trace(frame, event, arg):
    names.append(frame.f_code.co_name)

def f():
    return 1

def gen():
    yield f()

sys.settrace(trace)
print(list(gen()), sys.gettrace() is trace)
sys.settrace(None)
print(names)
