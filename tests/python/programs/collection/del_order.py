class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

def work():
    a = Noisy("local")
    Noisy("temporary")
    print("work ends")

work()
x = Noisy("x")
x = Noisy("second x")
items = [Noisy(n) for n in range(2)]
items.pop(0)
print("end of program")
