def deep():
    raise ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), KeyError(3)])])

try:
    deep()
except* KeyError as group:
    print("keys", group)
