def hide():
    try:
        1 / 0
    except ZeroDivisionError:
        raise LookupError("no context shown") from None

try:
    hide()
except LookupError as error:
    print(error.__suppress_context__, type(error.__context__).__name__, error.__cause__)
hide()
