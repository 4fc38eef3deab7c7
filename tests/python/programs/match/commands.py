def run(line):
    match line.split():
        case ["go", ("north" | "south") as way]:
            return f"going {way}"
        case ["take", item, *rest]:
            return f"took {item}, left {rest}"
        case []:
            return "say something"
        case [word]:
            return f"just {word}"
        case _:
            return "what?"

for line in ("go north", "go up", "take lamp now please", "", "look", "a b c"):
    print(repr(line), "->", run(line))
