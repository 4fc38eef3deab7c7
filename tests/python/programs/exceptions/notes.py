def convert(row):
    try:
        return float(row)
    except ValueError as error:
        error.add_note(f"row was {row!r}")
        error.add_note("see line 3")
        raise

try:
    convert("x,1")
except ValueError as error:
    print(error.__notes__)
convert("again")
