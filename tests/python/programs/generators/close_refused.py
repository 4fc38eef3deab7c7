"""A generator that yields in answer to close()."""

def stubborn():
    for attempt in range(3):
        try:
            yield attempt
        except GeneratorExit:
            print("no,", attempt)

s = stubborn()
print(next(s))
for _ in range(2):
    try:
        s.close()
    except RuntimeError as error:
        print("RuntimeError:", error)
print(list(s))
