import { homeWords } from "../words/home.ts";

/** The idea in one picture: two lanes, and the baton that goes to and fro between them. Suspended is hatched, as everywhere. */
export function RelayPicture({ className }: { className?: string }) {
  return (
    <svg
      role="img"
      aria-label={homeWords.picture}
      viewBox="0 0 720 190"
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
        <text x="0" y="47">
          module
        </text>
        <text x="0" y="147">
          averager
        </text>
      </g>
      <Lane y={30} parts={CALLER} running="fill-ink" />
      <Lane y={130} parts={GENERATOR} running="fill-gen-fill" />
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
  { from: 90, to: 170, is: "running" },
  { from: 170, to: 280, is: "suspended" },
  { from: 280, to: 380, is: "running" },
  { from: 380, to: 510, is: "suspended" },
  { from: 510, to: 600, is: "running" },
  { from: 600, to: 660, is: "suspended" },
];

const GENERATOR: readonly Part[] = [
  { from: 170, to: 280, is: "running" },
  { from: 280, to: 380, is: "suspended" },
  { from: 380, to: 510, is: "running" },
  { from: 510, to: 600, is: "suspended" },
  { from: 600, to: 660, is: "now" },
];

const HANDOVERS = [
  { x: 170, down: true, label: "next()" },
  { x: 280, down: false, label: "yield None" },
  { x: 380, down: true, label: "send(10)" },
  { x: 510, down: false, label: "yield 10.0" },
  { x: 600, down: true, label: "send(30)" },
] as const;

function Lane({ y, parts, running }: { y: number; parts: readonly Part[]; running: string }) {
  return (
    <g>
      <rect x="90" y={y} width="630" height="24" rx="12" className="fill-card stroke-line" />
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
  const head = down ? `M${x - 6} 116h12l-6 12z` : `M${x - 6} 68h12l-6 -12z`;
  return (
    <g>
      <path
        d={`M${x} 54V130`}
        strokeWidth="2.5"
        className={ink === "baton" ? "stroke-baton" : "stroke-gen"}
      />
      <path d={head} className={ink === "baton" ? "fill-baton" : "fill-gen"} />
      <text x={x + 9} y="97" className={ink === "baton" ? "fill-baton-ink" : "fill-gen"}>
        {label}
      </text>
    </g>
  );
}
