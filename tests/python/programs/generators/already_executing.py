"""A generator that calls itself while it runs."""

def selfish():
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    try:
        me.send(None)
    except ValueError as error:
        yield str(error)
    try:
        me.close()
    except ValueError as error:
        yield str(error)

me = selfish()
for line in me:
    print(line)
