s = {"pear", "apple", "fig"}
print(sorted(s), {3, 1, 2} & {2, 3}, frozenset([1]) | {2}, s - {"fig"} == {"pear", "apple"})
d = dict.fromkeys("cab", 0)
d["a"] += 1
d |= {"z": 9}
print(list(d), d.pop("c"), d.popitem(), d.setdefault("q", []), d)
print(list(zip(d.keys(), d.values())), "a" in d, d.get("none"))
