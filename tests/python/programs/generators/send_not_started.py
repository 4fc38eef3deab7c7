"""Only None may be sent to a fresh one."""

def echo():
    while True:
        got = yield
        print("got", got)

e = echo()
for value in ("hello", 0, None, "now it works"):
    try:
        e.send(value)
    except TypeError as error:
        print(error)
