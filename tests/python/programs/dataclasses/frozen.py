from dataclasses import dataclass, FrozenInstanceError, KW_ONLY

@dataclass(frozen=True, slots=True)
class Card:
    rank: int
    _: KW_ONLY
    suit: str = "hearts"

c = Card(7, suit="spades")
try:
    c.rank = 8
except FrozenInstanceError as error:
    print(error)
print({c: 1}[Card(7, suit="spades")], hash(c) == hash(Card(7, suit="spades")))
try:
    Card(7, "clubs")
except TypeError as error:
    print(error)
