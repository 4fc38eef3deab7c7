class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        print("read")
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        print("write", value)
        if value < -273:
            raise ValueError("colder than cold")
        self._degrees = value

t = Celsius(20)
t.degrees += 5
print(t.degrees)
try:
    t.degrees = -300
except ValueError as error:
    print(error)
