"""What an object holds, as JSON."""

import collections
import types
from itertools import islice

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking
from baton.library_parts import library_parts
from baton.values import MAX_ITEMS, References, quote_name, write, write_items

_args = BaseException.__dict__["args"].__get__
_cause = BaseException.__dict__["__cause__"].__get__
_context = BaseException.__dict__["__context__"].__get__
_suppress = BaseException.__dict__["__suppress_context__"].__get__


def type_name(value: object) -> str:
    """The name of an object's class."""
    return looking.name_of_type(type(value))


def write_object(value: object, references: References, depth: int) -> str:
    """An object's contents. `depth` says how far its parts are from what is shown."""
    for cls, writer in _WRITERS:
        if looking.is_kind_of(value, cls):
            return writer(value, references, depth)
    return _write_instance(value, references, depth)


def _described(kind: str, name: str, *parts: str) -> str:
    return ",".join([f'{{"kind":"{kind}","type":{quote_name(name)}', *[part for part in parts if part]]) + "}"


def _items(items: list[object], count: int, references: References, depth: int) -> str:
    rest = f',"n":{count}' if count > MAX_ITEMS else ""
    return f'"items":{write_items(items, references, depth)}{rest}'


def _attributes(pairs: list[tuple[str, object]], references: References, depth: int) -> str:
    if not pairs:
        return ""
    written = [f"[{quote_name(name)},{write(item, references, depth)}]" for name, item in pairs[:MAX_ITEMS]]
    return f'"attrs":[{",".join(written)}]'


def _own_attributes(value: object, references: References, depth: int) -> str:
    return _attributes(looking.attributes(value), references, depth)


def _write_list(value: list, references: References, depth: int) -> str:
    items = _items(list.__getitem__(value, slice(MAX_ITEMS)), list.__len__(value), references, depth)
    extra = "" if type(value) is list else _own_attributes(value, references, depth)
    return _described("list", type_name(value), items, extra)


def _write_deque(value: collections.deque, references: References, depth: int) -> str:
    items = list(islice(collections.deque.__iter__(value), MAX_ITEMS))
    return _described("other", type_name(value), _items(items, collections.deque.__len__(value), references, depth))


def _write_set(value: set | frozenset, references: References, depth: int) -> str:
    base = set if looking.is_kind_of(value, set) else frozenset
    items = list(islice(base.__iter__(value), MAX_ITEMS))
    return _described("set", type_name(value), _items(items, base.__len__(value), references, depth))


def _write_dict(value: dict, references: References, depth: int) -> str:
    written = [
        f"[{write(key, references, depth)},{write(item, references, depth)}]"
        for key, item in islice(dict.items(value), MAX_ITEMS)
    ]
    count = dict.__len__(value)
    rest = f',"n":{count}' if count > MAX_ITEMS else ""
    extra = "" if type(value) is dict else _own_attributes(value, references, depth)
    return _described("dict", type_name(value), f'"pairs":[{",".join(written)}]{rest}', extra)


def _write_tuple_kind(value: tuple, references: References, depth: int) -> str:
    fields = looking.class_attribute(type(value), "_fields")
    items = list(tuple.__iter__(value))
    if type(fields) is tuple and len(fields) == len(items) and all(type(field) is str for field in fields):
        return _described("other", type_name(value), _attributes(list(zip(fields, items)), references, depth))
    return _described("other", type_name(value), _items(items[:MAX_ITEMS], len(items), references, depth))


def _write_exception(value: BaseException, references: References, depth: int) -> str:
    arguments = list(_args(value))
    cause = _cause(value)
    if cause is None and not _suppress(value):
        cause = _context(value)
    return _described(
        "exception",
        type_name(value),
        _items(arguments[:MAX_ITEMS], len(arguments), references, depth),
        _own_attributes(value, references, depth),
        "" if cause is None else f'"cause":{write(cause, references, depth)}',
    )


def _write_function(value: types.FunctionType, references: References, depth: int) -> str:
    written = []
    for name, cell in zip(value.__code__.co_freevars, value.__closure__ or ()):
        try:
            held = cell.cell_contents
        except ValueError:
            continue
        home = references.home_of(value.__qualname__, name, held)
        place = "" if home is None else f",{home}"
        written.append(f"[{quote_name(name)},{write(held, references, depth)}{place}]")
    attrs = f'"attrs":[{",".join(written[:MAX_ITEMS])}]' if written else ""
    return _described("function", value.__qualname__, attrs)


def _write_text_kind(value: str | int | float, references: References, depth: int) -> str:
    plain = next(base for base in (str, int, float, bytes) if looking.is_kind_of(value, base))
    kept = plain.__getnewargs__(value)[0] if plain in (str, bytes) else plain.__new__(plain, plain.__repr__(value))
    own = _own_attributes(value, references, depth)
    return _described("other", type_name(value), _items([kept], 1, references, depth), own)


def _write_instance(value: object, references: References, depth: int) -> str:
    if looking.module_of(type(value)) == "__main__":
        return _described("instance", type_name(value), _own_attributes(value, references, depth))
    told = library_parts(value)
    if told is None:
        return _described("other", type_name(value))
    items, attributes = told
    listed = "" if items is None else _items(items[:MAX_ITEMS], len(items), references, depth)
    return _described("other", type_name(value), listed, _attributes(attributes, references, depth))


_WRITERS = (
    (list, _write_list),
    (dict, _write_dict),
    (set, _write_set),
    (frozenset, _write_set),
    (tuple, _write_tuple_kind),
    (BaseException, _write_exception),
    (types.FunctionType, _write_function),
    (collections.deque, _write_deque),
    (str, _write_text_kind),
    (int, _write_text_kind),
    (float, _write_text_kind),
    (bytes, _write_text_kind),
)
