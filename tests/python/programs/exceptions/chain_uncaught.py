def parse(text):
    return {"one": 1}[text]

def load(text):
    try:
        return parse(text)
    except KeyError:
        raise ValueError("not a number: " + text)

print(load("one"))
load("two")
