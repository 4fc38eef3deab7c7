x = "module"

def outer():
    x = "outer"

    def change_global():
        global x
        x = "changed module"

    def change_outer():
        nonlocal x
        x = "changed outer"

    change_global()
    change_outer()
    return x

print(outer(), "/", x)
