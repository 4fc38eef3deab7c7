import warnings

def old():
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)

old()
for _ in range(3):
    warnings.warn("said once")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("recorded")
print(len(caught), caught[0].message)
warnings.filterwarnings("error")
try:
    warnings.warn("raised")
except UserWarning as error:
    print(error)
