"""Generator expressions in calls."""
words = ["baton", "relay", "court"]
print(sum(len(word) for word in words))
print(max((word[-1], word) for word in words))
print(", ".join(word.upper() for word in words if "a" in word))
squares = (n * n for n in range(6) if n % 2)
print(next(squares), 9 in squares, list(squares))
print(dict((word, len(word)) for word in words))
