class TooCold(Exception):
    def __init__(self, degrees):
        super().__init__(f"{degrees} is too cold")
        self.degrees = degrees

    def __str__(self):
        return "brr " + super().__str__()

for degrees in (10, -30):
    try:
        if degrees < 0:
            raise TooCold(degrees)
        print("fine", degrees)
    except TooCold as error:
        print(error, error.args, error.degrees)
