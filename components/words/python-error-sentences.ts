import { asyncErrorWords } from "./python-async-errors.ts";
import type { ErrorWords } from "./python-error-words.ts";
import { generatorErrorWords } from "./python-generator-errors.ts";

const names: readonly ErrorWords[] = [
  [
    "NameError",
    /^cannot access free variable '(.+?)'/,
    (name) =>
      `The outer function has not given ${name} a value yet; assign it before the inner function is called.`,
  ],
  [
    "NameError",
    /^name '(.+?)' is not defined/,
    (name) =>
      `Nothing is called ${name} at this point; check the spelling, and that the line that makes it has run.`,
  ],
  [
    "UnboundLocalError",
    /^cannot access local variable '(.+?)'/,
    (name) =>
      `This function assigns ${name} somewhere, so ${name} is its own and has no value yet; give it one first, or say global or nonlocal.`,
  ],
  [
    "AttributeError",
    /^'NoneType' object has no attribute '(.+?)'/,
    (name) =>
      `You ask None for .${name}; find out why the value before the dot is None, often a function without a return.`,
  ],
  [
    "AttributeError",
    /^'(.+?)' object has no attribute '(.+?)'/,
    (type, name) =>
      `A ${type} has nothing called .${name}; check the spelling, and whether this is the kind of value you expect.`,
  ],
  [
    "ModuleNotFoundError",
    /^No module named '(.+?)'/,
    (name) => `There is no module ${name} here; check its name, or use one that comes with Python.`,
  ],
];

const types: readonly ErrorWords[] = [
  [
    "TypeError",
    /^'(.+?)' object is not iterable/,
    (type) => `You cannot loop over or unpack a ${type}, because it is one value and not many.`,
  ],
  [
    "TypeError",
    /^'(.+?)' object is not callable/,
    (type) =>
      `The brackets call something, but this is a ${type} and no function; perhaps a name of a function now holds a value.`,
  ],
  [
    "TypeError",
    /missing \d+ required (?:positional|keyword-only) arguments?: (.+)/,
    (name) => `The call gives too few arguments; add ${name}.`,
  ],
  [
    "TypeError",
    /takes (.+?) positional arguments? but .+ given/,
    (number) => `The call gives too many arguments: it takes ${number}; for a method, self counts as one.`,
  ],
  [
    "TypeError",
    /got an unexpected keyword argument '(.+?)'/,
    (name) => `The function has no parameter called ${name}; look at the names in its def line.`,
  ],
  [
    "TypeError",
    /^unsupported operand type\(s\) for (.+): '(.+ and .+)'/,
    (operator, both) =>
      `Python cannot do ${operator} with ${both.replaceAll("'", "")}; turn one of them into the other's type first.`,
  ],
  [
    "TypeError",
    /^can only concatenate (\w+) \(not "(.+?)"\) to/,
    (text, other) =>
      `You join a ${text} and a ${other}; turn the ${other} into a ${text} first, or use an f-string.`,
  ],
  [
    "TypeError",
    /^object of type '(.+?)' has no len\(\)/,
    (type) =>
      `A ${type} does not know how many items it has; make a list of it first, or count while you loop.`,
  ],
  [
    "TypeError",
    /^'(.+?)' object is not subscriptable/,
    (type) => `You cannot take a part out of a ${type} with square brackets; check what the name holds here.`,
  ],
];

const values: readonly ErrorWords[] = [
  [
    "IndexError",
    /index out of range/,
    "You ask for a place that is not there: places count from 0, so the last one is the length minus 1.",
  ],
  [
    "KeyError",
    /^(.+)$/s,
    (key) =>
      `The dictionary has no key ${key}; check with in first, or use .get() to have a value for that case.`,
  ],
  ["ZeroDivisionError", /./, "You divide by zero; test the divisor before you divide."],
  [
    "ValueError",
    /^invalid literal for int\(\) with base \d+: (.+)/s,
    (text) => `int() cannot read ${text} as a whole number; look for letters, spaces or a point in it.`,
  ],
  [
    "ValueError",
    /^(not enough|too many) values to unpack/,
    (which) =>
      `There are ${which === "too many" ? "more values than names" : "more names than values"} in this assignment; make them equally many.`,
  ],
  [
    "RecursionError",
    /maximum recursion depth/,
    "A function calls itself again and again without an end; check that each call comes closer to the case that stops.",
  ],
];

const syntax: readonly ErrorWords[] = [
  [
    "IndentationError",
    /^expected an indented block/,
    "After a line that ends with a colon, the next line must be indented; indent it by four spaces.",
  ],
  [
    "IndentationError",
    /^unexpected indent/,
    "This line is indented further than the one before it for no reason; move it to the left.",
  ],
  [
    "IndentationError",
    /^unindent does not match/,
    "This line stands between two levels of indentation; line it up with the lines that it belongs to.",
  ],
  ["TabError", /^/, "Tabs and spaces are mixed in the indentation; use four spaces everywhere."],
  [
    "SyntaxError",
    /^'yield' outside function/,
    "yield works only within a function; move this line into a def.",
  ],
  [
    "SyntaxError",
    /^'await' outside (?:async )?function/,
    "await works only within an async function; write async def instead of def, and await this function too.",
  ],
  [
    "SyntaxError",
    /^'return' outside function/,
    "return works only within a function; check the indentation of this line.",
  ],
  [
    "SyntaxError",
    /^'(.)' was never closed/,
    (bracket) => `This ${bracket} is opened and never closed; add the bracket that closes it.`,
  ],
  [
    "SyntaxError",
    /^unterminated (?:triple-quoted )?f?-?string/,
    "A text begins with a quote here and does not end; add the closing quote.",
  ],
  ["SyntaxError", /^expected ':'/, "A colon is missing at the end of this line."],
  [
    "SyntaxError",
    /^invalid syntax\. Maybe you meant '==' or ':='/,
    "One = gives a name a value; to compare two values, write ==.",
  ],
  [
    "SyntaxError",
    /^invalid syntax/,
    "Python cannot read this line; look at the mark, and at the end of the line before it.",
  ],
];

export const errorWords: readonly ErrorWords[] = [
  ...generatorErrorWords,
  ...asyncErrorWords,
  ...names,
  ...types,
  ...values,
  ...syntax,
];
