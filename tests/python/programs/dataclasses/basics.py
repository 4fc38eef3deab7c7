from dataclasses import dataclass, field, replace, asdict, astuple

@dataclass(order=True)
class Player:
    score: int
    name: str = field(compare=False)
    tags: list[str] = field(default_factory=list, repr=False)

    def __post_init__(self):
        print("made", self.name)

a, b = Player(3, "ann"), Player(5, "bob", ["x"])
print(a < b, max(a, b), a == replace(a, name="other"))
print(asdict(b), astuple(a))
