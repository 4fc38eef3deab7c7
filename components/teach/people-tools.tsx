"use client";
import { useId } from "react";
import { teachWords } from "../words/teach.ts";
import type { RosterOrder } from "./roster.ts";

const words = teachWords.people;
const ORDERS: readonly RosterOrder[] = ["name", "apart"];

interface PeopleToolsProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly order: RosterOrder;
  readonly onOrder: (order: RosterOrder) => void;
}

/** Finds a name in a long roster, and sorts it. */
export function PeopleTools({ typed, onType, order, onOrder }: PeopleToolsProps) {
  const id = useId();
  return (
    <div className="flex gap-2 border-line border-b px-4 py-3">
      <input
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        className="min-h-11 min-w-0 flex-1 rounded-control border border-edge bg-card px-3 placeholder:text-faint"
      />
      <label htmlFor={id} className="sr-only">
        {words.sort}
      </label>
      <select
        id={id}
        value={order}
        onChange={(event) => onOrder(ORDERS.find((one) => one === event.target.value) ?? "name")}
        className="min-h-11 rounded-control border border-edge bg-card px-2 font-semibold text-sm"
      >
        {ORDERS.map((one) => (
          <option key={one} value={one}>
            {words.orders[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
