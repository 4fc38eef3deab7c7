def tokens(text):
    it = iter(text)
    for char in it:
        match char:
            case "(" | ")":
                yield ("paren", char)
            case d if d.isdigit():
                yield ("digit", int(d))
            case " ":
                continue
            case other:
                yield ("other", other)

print(list(tokens("(1 + 2)")))
