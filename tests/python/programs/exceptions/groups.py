def check(values):
    errors = []
    for value in values:
        try:
            int(value)
        except ValueError as error:
            errors.append(error)
    if len(values) > 3:
        errors.append(TypeError("too many"))
    if errors:
        raise ExceptionGroup("bad input", errors)

try:
    check(["1", "x", "2", "y"])
except* ValueError as group:
    for error in group.exceptions:
        print("value:", error)
except* TypeError as group:
    print("type:", group.exceptions[0])
else:
    print("fine")
finally:
    print("checked")
