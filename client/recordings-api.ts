import * as z from "zod/mini";
import { MAX_FILE } from "../domain/recording/file-format.ts";
import { RecordingCard, type RecordingChange, RecordingName } from "../domain/recording/recording-api.ts";
import { refuse } from "../domain/result.ts";
import { type ApiResult, ask, readResponse } from "./api.ts";

const BASE = "/api/recordings";

/** The recordings of this browser, newest first. */
export function ownRecordings(): Promise<ApiResult<RecordingCard[]>> {
  return ask(BASE, z.array(RecordingCard), {});
}

/** Changes what it says of a recording; gives the recording as it is then. */
export function changeRecording(
  id: RecordingName,
  change: RecordingChange,
): Promise<ApiResult<RecordingCard>> {
  return ask(`${BASE}/${id}`, RecordingCard, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  });
}

/** Deletes a class and all of it, for good. */
export function deleteRecording(id: RecordingName): Promise<ApiResult<unknown>> {
  return ask(`${BASE}/${id}`, z.unknown(), { method: "DELETE" });
}

/** Deletes what is one student's, for good. */
export function forgetStudent(id: RecordingName, student: string): Promise<ApiResult<unknown>> {
  return ask(`${BASE}/${id}/people/${encodeURIComponent(student)}`, z.unknown(), { method: "DELETE" });
}

/** Whether a recording can go out as a file: a class may be larger than one. Where that cannot be asked, whoever downloads it sees. */
export async function hasFile(path: string): Promise<boolean> {
  const answer = await fetch(path, { method: "HEAD" }).catch(() => null);
  return answer?.status !== TOO_LARGE;
}

/** The status of what is larger than it may be. */
const TOO_LARGE = 413;

const Imported = z.object({ id: RecordingName });

/**
 * Brings a recording from a file; `onSent` hears how much of it has been sent, from 0 to 1. Only this old way of asking tells
 * that. What is cancelled is refused as `cancelled`.
 */
export function importRecording(
  file: Blob,
  onSent: (part: number) => void,
  cancelled: AbortSignal,
): Promise<ApiResult<z.infer<typeof Imported>>> {
  // Whoever sends more than is taken may never hear why.
  if (file.size > MAX_FILE) return Promise.resolve(refuse({ code: "too-large" }));
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", BASE);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { status, responseText } = request;
      resolve(readResponse(new Response(responseText, { status }), Imported));
    };
    request.onerror = () => resolve(refuse({ code: "unreachable" }));
    request.onabort = () => resolve(refuse({ code: "cancelled" }));
    cancelled.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
