def attempt(text):
    try:
        return int(text) // len(text.strip("0"))
    except ValueError, ZeroDivisionError:
        return "no number, or only zeros"

for text in ("12", "x", "000"):
    print(attempt(text))
