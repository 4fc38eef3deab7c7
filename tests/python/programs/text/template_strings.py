from string.templatelib import Interpolation, Template

def render(template: Template) -> str:
    parts = []
    for part in template:
        if isinstance(part, Interpolation):
            parts.append(f"<{part.expression}={part.value}>")
        else:
            parts.append(part.upper())
    return "".join(parts)

name, n = "ann", 2
t = t"hello {name}, you are {n + 1} {n!r:>4}"
print(render(t), t.strings, t.values)
print(t.interpolations[2].conversion, t.interpolations[2].format_spec)
