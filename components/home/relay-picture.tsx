import { homeWords } from "../words/home.ts";

/** The idea in one picture: two lanes, and the baton that goes to and fro between them. Suspended is hatched, as everywhere. */
export function RelayPicture({ className }: { className?: string }) {
  return (
    <svg
      role="img"
      aria-label={homeWords.picture}
      viewBox="0 0 420 138"
      className={className}
      fontSize="13"
      fontFamily="var(--font-mono)"
    >
      <defs>
        <pattern
          id="relay-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="8" height="8" className="fill-suspended-soft" />
          <rect width="2.5" height="8" className="fill-line" />
        </pattern>
      </defs>
      <g className="fill-ink font-bold font-sans">
        <text x="0" y="25">
          module
        </text>
        <text x="0" y="121">
          generator
        </text>
      </g>
      <Lane y={8} parts={CALLER} running="fill-ink" />
      <Lane y={104} parts={GENERATOR} running="fill-gen-fill" />
      {HANDOVERS.map((handover) => (
        <Handover key={handover.x} {...handover} />
      ))}
    </svg>
  );
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly is: "running" | "suspended" | "now";
}

const CALLER: readonly Part[] = [
  { from: 80, to: 128, is: "running" },
  { from: 128, to: 222, is: "suspended" },
  { from: 222, to: 302, is: "running" },
  { from: 302, to: 372, is: "suspended" },
];

const GENERATOR: readonly Part[] = [
  { from: 128, to: 222, is: "running" },
  { from: 222, to: 302, is: "suspended" },
  { from: 302, to: 372, is: "now" },
];

const HANDOVERS = [
  { x: 128, down: true, label: "next()" },
  { x: 222, down: false, label: "yield 1" },
  { x: 302, down: true, label: "send(10)" },
] as const;

function Lane({ y, parts, running }: { y: number; parts: readonly Part[]; running: string }) {
  return (
    <g>
      <rect x="80" y={y} width="340" height="24" rx="12" className="fill-card stroke-line" />
      {parts.map(({ from, to, is }) => (
        <rect
          key={from}
          x={from}
          y={y}
          width={to - from}
          height="24"
          rx={is === "suspended" ? 0 : 7}
          className={is === "now" ? "fill-baton" : is === "running" ? running : undefined}
          fill={is === "suspended" ? "url(#relay-hatch)" : undefined}
        />
      ))}
    </g>
  );
}

function Handover({ x, down, label }: { x: number; down: boolean; label: string }) {
  const ink = down ? "baton" : "gen";
  const head = down ? `M${x - 6} 92h12l-6 12z` : `M${x - 6} 45h12l-6 -12z`;
  return (
    <g>
      <path
        d={`M${x} 32V104`}
        strokeWidth="2.5"
        className={ink === "baton" ? "stroke-baton" : "stroke-gen"}
      />
      <path d={head} className={ink === "baton" ? "fill-baton" : "fill-gen"} />
      <text x={x + 9} y="72" className={ink === "baton" ? "fill-baton-ink" : "fill-gen"}>
        {label}
      </text>
    </g>
  );
}
