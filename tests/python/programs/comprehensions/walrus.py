import re

lines = ["name: ann", "no pair", "age: 9"]
pairs = [m.groups() for line in lines if (m := re.match(r"(\w+): (\w+)", line))]
print(pairs, m)
total = 0
running = [total := total + n for n in (1, 2, 3)]
print(running, total)
while (n := len(running)) > 1:
    print("drop", running.pop(), n)
print([y := 1, y**2], any((hit := n) > 2 for n in range(5)), hit)
