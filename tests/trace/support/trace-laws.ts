import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { checkTrace } from "../../../domain/trace/check-trace.ts";
import { courtOf } from "../../../domain/trace/court.ts";
import type { Court, Lane } from "../../../domain/trace/court-model.ts";
import { openTrace } from "../../../domain/trace/player.ts";
import type { Trace } from "../../../domain/trace/trace.ts";
import type { TraceState } from "../../../domain/trace/trace-state.ts";

/** Every state of a trace, played from its first step to its last. */
export function playThrough(trace: Trace): TraceState[] {
  const player = openTrace(trace);
  return trace.steps.map((_, index) => player.at(index));
}

/** Seeking, in this order, gives what playing gave; and nothing that was seen before changes. */
export function expectSeekingIsPlaying(trace: Trace, order: readonly number[]): void {
  const played = playThrough(trace);
  const asPlayed = structuredClone(played);
  const player = openTrace(trace);
  const sought = order.map((place) => place % trace.steps.length);
  expect(sought.filter((index) => !isDeepStrictEqual(player.at(index), played[index]))).toEqual([]);
  expect(isDeepStrictEqual(played, asPlayed)).toBe(true);
}

/** All that must hold for a trace that was recorded. */
export function expectTraceHolds(trace: Trace): void {
  expect(checkTrace(trace)).toEqual({ ok: true, value: null });
  const played = playThrough(trace);
  expect(oddStates(played)).toEqual([]);
  expect(oddLanes(courtOf(trace), played)).toEqual([]);
  expectArrowsAreHandOvers(trace);
}

/** What is wrong with the states: frames nobody told of, a stack whose top does not run, hand-overs without two ends. */
function oddStates(played: readonly TraceState[]): string[] {
  const told = new Set<number>();
  const states = new Map<number, string>();
  const odd: string[] = [];
  for (const { index, stack, frames, step, handOver } of played) {
    for (const { id } of step.new ?? []) told.add(id);
    for (const [id, state] of Object.entries(step.gs ?? {})) states.set(Number(id), state);
    const named = [...frames.keys(), ...(handOver ? [handOver.from, handOver.to] : [])];
    for (const id of named) if (!told.has(id)) odd.push(`${index}: nobody told of ${id}`);
    for (const id of stack) if (!frames.has(id)) odd.push(`${index}: ${id} is on the stack and not in sight`);
    for (const { id, state } of frames.values()) {
      const place = stack.at(-1) === id ? "running" : stack.includes(id) ? "waiting" : "off the stack";
      const fits = place === "off the stack" ? state !== "running" && state !== "waiting" : state === place;
      const said = states.get(id) ?? state;
      if (place === "off the stack" && said !== "running" && said !== state)
        odd.push(`${index}: ${id} was told ${said} and is shown ${state}`);
      if (!fits) odd.push(`${index}: ${id} is ${place} and shown ${state}`);
    }
  }
  return odd;
}

/** Where the court says of a lane what the frames do not say, or leaves a gap. */
function oddLanes({ lanes, length }: Court, played: readonly TraceState[]): string[] {
  return lanes.flatMap((lane) => {
    const ends = [lane.born, ...lane.spans.map((span) => span.to)];
    const gaps = lane.spans.filter((span, at) => span.from !== ends[at] || span.to <= span.from);
    const whole = gaps.length === 0 && ends.at(-1) === length;
    return [...(whole ? [] : [`${lane.name} has a gap`]), ...disagreements(lane, played)];
  });
}

function disagreements(lane: Lane, played: readonly TraceState[]): string[] {
  const odd: string[] = [];
  for (const { from, to, state, inside } of lane.spans) {
    const expected = state === "running" && inside !== null ? "waiting" : state;
    for (let index = from; index < to; index++) {
      const shown = played[index]?.frames.get(lane.frame)?.state;
      if (shown !== expected) odd.push(`${index}: ${lane.name} is ${state} in the court and ${shown} there`);
    }
  }
  return odd;
}

function expectArrowsAreHandOvers(trace: Trace): void {
  const { lanes, arrows } = courtOf(trace);
  const balls = trace.steps.flatMap(({ ball }, index) => (ball ? [{ index, ball }] : []));
  expect(arrows.map(({ index, from, to, how }) => [index, from, to, how])).toEqual(
    balls.map(({ index, ball: { from, to, how } }) => [index, from, to, how]),
  );
  for (const { fromLane, toLane, refused } of arrows) {
    expect(lanes[fromLane] && lanes[toLane]).toBeDefined();
    if (fromLane === toLane) expect(refused).toBe(true);
  }
}
