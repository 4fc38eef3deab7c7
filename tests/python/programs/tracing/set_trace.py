import sys

events = []

def trace(frame, event, arg):
    if frame.f_code.co_name in ("work", "gen"):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
        return trace

def gen():
    yield 1
    yield 2

def work():
    total = 0
    for n in gen():
        total += n
    return total

sys.settrace(trace)
work()
sys.settrace(None)
for event in events:
    print(*event)
