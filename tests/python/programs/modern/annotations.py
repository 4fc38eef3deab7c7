import annotationlib

def f(a: undefined_a, b: int = 1) -> "later":
    print("f runs")

class C:
    x: undefined_b
    y: int = 2

f(1)
print(annotationlib.get_annotations(f, format=annotationlib.Format.FORWARDREF)["b"])
print(annotationlib.get_annotations(C, format=annotationlib.Format.STRING))
try:
    f.__annotations__
except NameError as error:
    print(error)
