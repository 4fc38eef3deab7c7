saved = []

class Phoenix:
    def __del__(self):
        print("dying")
        saved.append(self)

p = Phoenix()
del p
print("saved:", len(saved))
saved.pop()
print("gone for good:", len(saved))
