import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import type { RecordingRow, RecordingStore } from "../store/recording-store.ts";
import type { GoingOn } from "./going-on.ts";
import { givenAt } from "./recording-access.ts";
import type { RecordingViews } from "./recording-views.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface CardParts {
  readonly recordings: RecordingStore;
  readonly views: RecordingViews;
  readonly goingOn: GoingOn;
  /** Null: what is recorded is kept until it is deleted. */
  readonly retentionDays: number | null;
}

/** What the owner's page says of a recording. */
export async function cardOf(
  { recordings, views, goingOn, retentionDays }: CardParts,
  row: RecordingRow,
): Promise<RecordingCard> {
  const { id, of, title, shareToken, voiceShared, trim, hidden } = row;
  const reached = { row, view: "owner" } as const;
  const manifest = of ? null : await views.manifest(reached);
  const imported = manifest?.ok ? manifest.value : null;
  const { laid: found, isWhole } = await views.layOut(row);
  // Half a recording would be told as a short one.
  const laid = isWhole ? found : null;
  const [, ...students] = laid?.index.people ?? [];
  return {
    id,
    title,
    givenAt: imported?.givenAt ?? givenAt(row),
    length: imported?.length ?? laid?.plan.length ?? 0,
    ...(laid && { lasted: laid.index.spans.at(-1)?.to ?? 0 }),
    ...(of && { code: of.code }),
    people: imported?.people ?? students.length,
    live: of !== null && (laid?.live ?? (isWhole || (await goingOn.occupied()).has(of.id))),
    ended: of === null || laid?.index.closed === true,
    preparing: !isWhole,
    imported: of === null,
    named: imported === null || imported.view === "owner",
    voice: imported ? imported.voice.length > 0 : await views.hasVoiceToShare(row),
    voiceShared,
    shared: shareToken,
    trim,
    hidden: [...hidden],
    expiresAt: expiryOf(givenAt(row), retentionDays),
    size: await recordings.sizeOf(id),
    students,
  };
}

/** Wall clock when what began then is deleted by itself, ms since 1970. */
function expiryOf(began: number, retentionDays: number | null): number | null {
  return retentionDays === null ? null : began + retentionDays * DAY_MS;
}

/** What began before this is to be deleted now. */
export function expiredBefore(now: number, retentionDays: number): number {
  return now - retentionDays * DAY_MS;
}
