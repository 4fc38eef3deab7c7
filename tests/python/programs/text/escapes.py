print("tab\tquote\"back\\slash", 'x' * 3, "null", repr("\x00\x1b[31m"))
print("\u2028|\r|".replace("\r", "CR").encode("unicode_escape").decode())
print(ascii("é😀"), "İ".lower().encode(), "ß".upper())
lone = "\ud83d"
print(len(lone), repr(lone))
def gen():
    held = lone
    yield held
print(next(gen()) == lone, "a\nb\n".splitlines())
