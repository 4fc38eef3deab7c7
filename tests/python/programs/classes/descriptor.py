class Positive:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        print("get", self.name, instance is None)
        return self if instance is None else instance.__dict__[self.name]

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = abs(value)

class Account:
    money = Positive()

a = Account()
a.money = -5
print(a.money, type(Account.money).__name__, vars(a))
