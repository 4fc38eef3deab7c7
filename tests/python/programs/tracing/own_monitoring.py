import sys

monitoring = sys.monitoring
seen = []

def f(n):
    if n:
        return f(n - 1)
    return "end"

def started(code, offset):
    seen.append(code.co_name)

monitoring.use_tool_id(2, "mine")
monitoring.register_callback(2, monitoring.events.PY_START, started)
monitoring.set_local_events(2, f.__code__, monitoring.events.PY_START)
print(f(2))
monitoring.set_local_events(2, f.__code__, 0)
monitoring.free_tool_id(2)
print(seen)
