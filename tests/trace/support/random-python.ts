import fc from "fast-check";

/** Lines of Python, without the indentation of where they will stand. */
type Lines = readonly string[];

const indented = (lines: Lines): string[] => lines.map((line) => `    ${line}`);
const guarded = (line: string): Lines => [
  "try:",
  `    ${line}`,
  "except Exception as e:",
  "    print(type(e).__name__, e)",
];

/** What a generator does, with its parameter `a`, and with those that were defined before it. */
function bodyOf(index: number): fc.Arbitrary<Lines> {
  const plain: Lines[] = [
    ["yield a"],
    ["got = yield a", "print('got', got)"],
    ["a += 1"],
    ["print('at', a)"],
    ["a = plus(a)"],
    ["seen.append(a)"],
    ["for i in range(2):", "    yield i"],
    ["if a % 3 == 2:", "    return a"],
    ["if a % 5 == 4:", "    raise ValueError(a)"],
    ["try:", "    yield a", "except ValueError:", "    yield 9", "finally:", "    a += 2"],
    ["try:", "    yield a", "finally:", "    print('tidy', a)"],
  ];
  const other = fc.nat(Math.max(0, index - 1));
  const nested = other.chain((j) =>
    fc.constantFrom<Lines>(
      [`a = (yield from g${j}(a)) or a`],
      [`for v in g${j}(a):`, "    yield v"],
      [`yield sum(g${j}(a))`],
      [`inner = g${j}(a)`, "yield next(inner, None)"],
    ),
  );
  const deed = index === 0 ? fc.constantFrom(...plain) : fc.oneof(fc.constantFrom(...plain), nested);
  return fc.array(deed, { minLength: 1, maxLength: 5 }).map((deeds) => deeds.flat());
}

const deedOfTheProgram = fc
  .record({ which: fc.nat(2), n: fc.nat(5) })
  .chain(({ which, n }) =>
    fc.constantFrom<Lines>(
      [`c = g${which}(${n})`],
      [`c = g${which}(${n})`, `d = c`],
      [`c = (n * n for n in g${which}(${n}))`],
      guarded("print(next(c))"),
      guarded("print(next(d))"),
      guarded(`print(c.send(${n}))`),
      guarded(`print(c.throw(ValueError('thrown ${n}')))`),
      guarded("print(c.close())"),
      guarded("print(list(c))"),
      guarded(`print(${n} in c)`),
      guarded("print(*zip(c, d))"),
      ["for v in c:", "    print('for', v)", "    if v:", "        break"],
      [`c = pull(g${which}(${n}))`],
      ["seen = list(seen)"],
      ["d = c"],
    ),
  );

/** Programs of generators that nobody wrote: they delegate, are sent to, thrown at, closed, dropped and asked for too much. */
export const randomGenerators: fc.Arbitrary<string> = fc
  .tuple(bodyOf(0), bodyOf(1), bodyOf(2), fc.array(deedOfTheProgram, { minLength: 3, maxLength: 14 }))
  .map(([first, second, third, deeds]) =>
    [
      ...[
        "seen = []",
        "def plus(x):",
        "    return x + 1",
        "def pull(g):",
        "    next(g, None)",
        "    return g",
      ],
      ...[first, second, third].flatMap((body, index) => [
        `def g${index}(a):`,
        ...indented([...body, "yield seen"]),
      ]),
      ...["c = g0(1)", "d = g1(2)"],
      ...deeds.flat(),
      "",
    ].join("\n"),
  );

const deedOfATask = fc
  .record({ n: fc.nat(3), other: fc.nat(1) })
  .chain(({ n, other }) =>
    fc.constantFrom<Lines>(
      [`await asyncio.sleep(${n})`],
      ["await asyncio.sleep(0)"],
      [`print(name, await read(${n}))`],
      ["await queue.put(name)"],
      ["async for v in ticks(2):", "    print(name, v)"],
      ["async with lock:", `    await asyncio.sleep(${n})`],
      [`if not asyncio.current_task().cancelling():`, `    print(name, ${other})`],
      ["if name == 'b':", "    raise ValueError(name)"],
    ),
  );

/** Programs of tasks that nobody wrote. */
export const randomTasks: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(deedOfATask, { minLength: 1, maxLength: 5 }),
    fc.constantFrom("gather", "tasks", "cancel", "timeout"),
  )
  .map(([deeds, ends]) =>
    [
      ...["import asyncio", "lock = asyncio.Lock()", "queue = asyncio.Queue()"],
      ...["async def read(n):", "    await asyncio.sleep(n)", "    return n"],
      ...[
        "async def ticks(n):",
        "    for i in range(n):",
        "        await asyncio.sleep(i)",
        "        yield i",
      ],
      ...["async def work(name):", ...indented(deeds.flat()), "    return name"],
      ...["async def main():", ...indented(ENDINGS[ends]), "asyncio.run(main())", ""],
    ].join("\n"),
  );

const ENDINGS: Readonly<Record<"gather" | "tasks" | "cancel" | "timeout", Lines>> = {
  gather: ["print(await asyncio.gather(work('a'), work('b'), work('c'), return_exceptions=True))"],
  tasks: [
    "async with asyncio.TaskGroup() as group:",
    "    group.create_task(work('a'))",
    "    group.create_task(work('b'))",
  ],
  cancel: [
    "task = asyncio.create_task(work('a'))",
    "await asyncio.sleep(1)",
    "task.cancel()",
    "print(await work('c'))",
  ],
  timeout: [
    "try:",
    "    async with asyncio.timeout(2):",
    "        await work('a')",
    "except TimeoutError:",
    "    print('late')",
  ],
};
