class ConfigError(Exception):
    pass

def read(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"bad setting {text!r}") from error

try:
    read("ten")
except ConfigError as error:
    while error:
        print(type(error).__name__, error)
        error = error.__cause__ or error.__context__
print("error" in globals())
