x = "outside"
print([x for x in range(3)], x)

class Holder:
    size = 3
    items = [i for i in range(size)]
    try:
        bad = [size for i in range(2)]
    except NameError as error:
        bad = str(error)

print(Holder.items, Holder.bad)

def local_names():
    inner = [locals() for n in range(1)]
    return sorted(inner[0])

print(local_names())
