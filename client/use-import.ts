"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordingName } from "../domain/recording/recording-api.ts";
import type { ApiFailure } from "./api.ts";
import { importRecording } from "./recordings-api.ts";

/** Where bringing in a file stands; `name` is the file's. */
export type Importing =
  | { readonly is: "idle" }
  /** `sent` goes from 0 to 1; at 1 the server reads on. */
  | { readonly is: "sending"; readonly name: string; readonly sent: number }
  | { readonly is: "failed"; readonly name: string; readonly failure: ApiFailure }
  | { readonly is: "done"; readonly name: string; readonly id: RecordingName };

export interface Import {
  readonly importing: Importing;
  /** Begins with a file; nothing happens while another one is on its way. */
  readonly begin: (file: File) => void;
  /** Gives up what is on its way, or puts away what came of it. */
  readonly end: () => void;
}

/** Brings recordings in from files, one at a time. `onDone` is called after each that came in. */
export function useImport(onDone: () => void): Import {
  const [importing, setImporting] = useState<Importing>({ is: "idle" });
  const way = useRef<AbortController>(null);
  useEffect(() => () => way.current?.abort(), []);
  const begin = useCallback(
    (file: File) => {
      if (way.current) return;
      const { name } = file;
      const going = new AbortController();
      way.current = going;
      setImporting({ is: "sending", name, sent: 0 });
      const onSent = (sent: number): void => setImporting({ is: "sending", name, sent });
      void importRecording(file, onSent, going.signal).then((answer) => {
        way.current = null;
        if (going.signal.aborted) return setImporting({ is: "idle" });
        if (!answer.ok) return setImporting({ is: "failed", name, failure: answer.error });
        setImporting({ is: "done", name, id: answer.value.id });
        onDone();
      });
    },
    [onDone],
  );
  const end = useCallback(() => {
    if (way.current) way.current.abort();
    else setImporting({ is: "idle" });
  }, []);
  return { importing, begin, end };
}
