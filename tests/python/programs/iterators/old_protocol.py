class Squares:
    def __getitem__(self, i):
        print("item", i)
        if i == 3:
            raise IndexError
        return i * i

    def __len__(self):
        return 3

print(list(Squares()), 4 in Squares())
print(list(reversed(Squares())))
