class Animal:
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return "..."

    def __str__(self):
        return f"{self.name} says {self.speak()}"

class Dog(Animal):
    def speak(self):
        return "woof"

class Puppy(Dog):
    def speak(self):
        return super().speak() + "!"

for animal in (Animal("it"), Dog("rex"), Puppy("bit")):
    print(animal)
print(Animal.count, Puppy.__mro__[1].__name__)
