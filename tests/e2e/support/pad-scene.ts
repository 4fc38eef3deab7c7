import type { Host, Student } from "./actors.ts";
import { Pad } from "./pad.ts";
import type { Cast } from "./story.ts";

/** The step with the lesson's longest program, on which pads are tried. */
export const AVERAGER = 21;

type Options = Parameters<Cast["student"]>[1];

/** A class on the averager: its people, and the pad that each may open there. */
export interface AdaScene {
  readonly code: string;
  readonly host: Host;
  readonly hosts: Pad;
  readonly ada: Student;
  readonly adas: Pad;
}

export interface AdaAndBoScene extends AdaScene {
  readonly bo: Student;
  readonly bos: Pad;
}

/** Starts a class, lets these join, and waits until all are on the averager; gives the room code. */
export async function bringToAverager(host: Host, students: readonly Student[]): Promise<string> {
  const code = await host.startClass();
  for (const one of students) await one.join(code);
  await host.stepTo(AVERAGER);
  for (const one of students) await one.sees(AVERAGER);
  return code;
}

/** A host and Ada on the averager. */
export async function withAda(cast: Cast, options?: Options): Promise<AdaScene> {
  const [host, ada] = [await cast.host(), await cast.student("Ada", options)];
  const code = await bringToAverager(host, [ada]);
  return { code, host, hosts: new Pad(host), ada, adas: new Pad(ada) };
}

/** A host, Ada and Bo on the averager. */
export async function withAdaAndBo(cast: Cast, options?: Options): Promise<AdaAndBoScene> {
  const [host, ada, bo] = [await cast.host(), await cast.student("Ada", options), await cast.student("Bo")];
  const code = await bringToAverager(host, [ada, bo]);
  return { code, host, hosts: new Pad(host), ada, adas: new Pad(ada), bo, bos: new Pad(bo) };
}
