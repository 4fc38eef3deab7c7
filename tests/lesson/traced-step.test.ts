import { describe, expect, test } from "vitest";
import { Step } from "../../domain/lesson/lesson.ts";
import { tracedStep } from "../../server/lesson/traced-step.ts";
import { averager } from "../trace/support/averager.ts";
import { stepOf } from "./support/write-lesson.ts";

const ref = { hash: "c".repeat(32), frames: averager.steps.length, name: averager.name };

/** The step of the averager with these highlights and what follows its code, after it was traced. */
async function traced(highlights: string, rest = ""): Promise<Step> {
  const step = await stepOf(
    `\`\`\`python ${highlights} name=averager.py\n${averager.source}\`\`\`\n\n${rest}`,
  );
  return tracedStep(step, averager, ref);
}

describe("a traced example", () => {
  test("has a frame for each step of its trace, and is still what the schema says", async () => {
    const step = await traced("{1-5|7}");
    expect(step.frames).toBe(16);
    expect(step.code?.trace).toEqual(ref);
    expect(Step.parse(step)).toEqual(step);
  });

  test("stops where its highlights begin to run, never going back; 'all' is the last frame", async () => {
    expect((await traced("{1-5|7|4|9|4-5|all}")).code?.stops).toEqual([0, 1, 7, 9, 10, 15]);
  });

  test("a highlight that the run never gets to, or not any more, stops where the one before did", async () => {
    expect((await traced("{7|6|8|7|1}")).code?.stops).toEqual([1, 3, 4]);
  });

  test("without highlights it stops at its end only", async () => {
    expect((await traced("")).code?.stops).toEqual([15]);
  });

  test("reveals come when the run gets to the highlight of their frame; what is there at once stays so", async () => {
    const reveals = ":::reveal{frame=3}\nThree\n:::\n\n:::reveal\nFour\n:::\n\n:::reveal{frame=9}\nNine\n:::";
    const step = await traced("{1-5|7|4|9|all}", `Now\n\n${reveals}`);
    expect(step.prose.map(({ html, from }) => [html.replace(/<[^>]+>/g, "").trim(), from])).toEqual([
      ["Now", 0],
      ["Three", 7],
      ["Four", 9],
      ["Nine", 15],
    ]);
  });

  test("its output, as its author says, is there at the end, or with its reveal", async () => {
    const step = await traced("{1-5|7}", "```output\n30\n```");
    expect(step.code?.output).toEqual({ text: "30", from: 15 });
    const revealed = await traced("{1-5|7|4}", ":::reveal\n```output\n30\n```\n:::");
    expect(revealed.code?.output?.from).toBe(1);
  });
});
