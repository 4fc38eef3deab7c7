class Base:
    def visit(self):
        print("Base")

class Left(Base):
    def visit(self):
        print("Left")
        super().visit()

class Right(Base):
    def visit(self):
        print("Right")
        super().visit()

class Both(Left, Right):
    def visit(self):
        print("Both")
        super().visit()

Both().visit()
print([c.__name__ for c in Both.__mro__])
