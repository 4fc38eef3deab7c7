name, n, items = "ann", 3.14159, [1, 2]

def loud(x):
    print("evaluating", x)
    return x

print(f"{name!r:>8}|{n:.2f}|{items[0]=}|{loud(5):03d}")
print(f"{'nested'} {f'{n:.{loud(1)}f}'} {{braces}}")
print(f"{', '.join(f"{i}" for i in items)}")
print(rf"\n {name}", "a" "b", b"bytes"[0], "\N{SNAKE}")
