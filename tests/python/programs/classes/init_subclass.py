class Plugin:
    names = {}

    def __init_subclass__(cls, /, name=None, **rest):
        super().__init_subclass__(**rest)
        Plugin.names[name or cls.__name__] = cls

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"

class Csv(Plugin, name="csv"):
    pass

class Json(Plugin):
    pass

print(sorted(Plugin.names), Csv[int], Json["x"])
