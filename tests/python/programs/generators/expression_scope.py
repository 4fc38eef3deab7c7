"""What a generator expression looks up early, and what late."""
factor = 2
source = [1, 2, 3]
scaled = (factor * item for item in source)
factor = 10
source = [7]
print(list(scaled))

def build():
    offset = 100
    shifted = (offset + i for i in range(2))
    offset = 200
    return shifted

print(list(build()))
