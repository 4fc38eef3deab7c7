import sys

def gen():
    frame = sys._getframe()
    print(frame.f_generator is g, frame.f_back.f_code.co_name)
    yield
    print(frame.f_back.f_lineno)
    yield

g = gen()
next(g)
next(g)
print(g.gi_frame.f_back, sys._getframe().f_generator)
