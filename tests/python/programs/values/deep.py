nest = []
for depth in range(60):
    nest = [nest, depth]
print(nest[1], nest[0][1])
ring = [1]
ring.append(ring)
print(ring, ring[1][1] is ring)
d = {}
d["self"] = d
print(d)
tree = {"a": {"b": {"c": {"d": [1, (2, {3})]}}}}
print(tree["a"]["b"]["c"]["d"][1])
