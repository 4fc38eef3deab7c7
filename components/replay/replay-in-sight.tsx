"use client";
import { Suspense, useCallback, useRef, useState } from "react";
import { useLesson } from "../../client/use-lesson.ts";
import { usePlaybackPart } from "../../client/use-replay.ts";
import { useSession } from "../../client/use-session.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import { SessionLesson } from "../lesson/session-lesson.tsx";
import { useStepping } from "../lesson/use-stepping.ts";
import { lazyPart } from "../ui/lazy-part.ts";
import { replayWords } from "../words/replay.ts";
import type { ForkedProgram } from "./fork.tsx";
import { ReplayBlank } from "./replay-blank.tsx";
import { ReplayControls } from "./replay-controls.tsx";
import { ReplayHeader } from "./replay-header.tsx";
import { ReplayNotices, ReturnToReplay } from "./replay-notices.tsx";
import { ReplaySightProvider, useReplaySight } from "./replay-sight.tsx";
import { Timeline } from "./timeline.tsx";
import { useReplayKeys } from "./use-replay-keys.ts";

const Fork = lazyPart(async () => (await import("./fork.tsx")).Fork);
const ChaptersDialog = lazyPart(async () => (await import("./chapters-dialog.tsx")).ChaptersDialog);
const SearchDialog = lazyPart(async () => (await import("./search-dialog.tsx")).SearchDialog);
const ReplayKeysDialog = lazyPart(async () => (await import("./replay-keys-dialog.tsx")).ReplayKeysDialog);
const ReplayVoice = lazyPart(async () => (await import("./replay-voice.tsx")).ReplayVoice);
const VoiceTrouble = lazyPart(async () => (await import("./replay-voice.tsx")).VoiceTrouble);

type Panel = "keys" | "chapters" | "search";

/** A class as it was: the lesson, the timeline under it, and, while one edits, one's own copy in the place of both. */
export function ReplayInSight() {
  return (
    <ReplaySightProvider>
      <InSight />
    </ReplaySightProvider>
  );
}

function InSight() {
  const { state, playback } = useSession();
  const [panel, setPanel] = useState<Panel | null>(null);
  const showKeys = useCallback(() => setPanel("keys"), []);
  const showSearch = useCallback(() => setPanel("search"), []);
  const hasVoice = usePlaybackPart(({ manifest }) => manifest !== null && manifest.voice.length > 0);
  const { forward, back } = useStepping();
  const { fork, edit, goBack, editButton } = useFork();
  useReplayKeys({ onList: showKeys, onSearch: showSearch, forward, back, off: fork !== null });
  const isBlank = state.phase === "open" && state.screensBlank;
  return (
    <div className="replay flex min-h-dvh flex-col">
      <ReplayHeader onSearch={showSearch} onEdit={fork ? undefined : edit} editButton={editButton} />
      <main className="mx-auto w-full max-w-[1500px] px-3 py-4 md:px-6">
        {fork ? (
          <Suspense>
            <Fork program={fork} onBack={goBack} />
          </Suspense>
        ) : (
          <>
            <ReplayNotices />
            {isBlank ? <ReplayBlank /> : <SessionLesson />}
            {playback?.access.alone && <p className="mt-4 text-sm text-soft">{replayWords.alone}</p>}
          </>
        )}
      </main>
      {!fork && (
        <section aria-label={replayWords.timeline} className="replay-footer">
          <div className="mx-auto max-w-[1500px]">
            <ReturnToReplay />
            <div className="replay-bar">
              <Timeline>
                {playback && hasVoice && (
                  <Suspense>
                    <VoiceTrouble playback={playback} />
                  </Suspense>
                )}
              </Timeline>
              <ReplayControls onChapters={() => setPanel("chapters")} onKeys={showKeys}>
                {playback && hasVoice && (
                  <Suspense>
                    <ReplayVoice playback={playback} />
                  </Suspense>
                )}
              </ReplayControls>
            </div>
          </div>
        </section>
      )}
      {playback && <Panels panel={panel} onClose={() => setPanel(null)} />}
    </div>
  );
}

function Panels({ panel, onClose }: { panel: Panel | null; onClose: () => void }) {
  const { state } = useSession();
  const loaded = useLesson(state.lesson?.hash);
  // What was opened once stays, and keeps what was typed in it.
  const opened = useRef(new Set<Panel>());
  if (panel) opened.current.add(panel);
  const has = (one: Panel): boolean => opened.current.has(one);
  return (
    <Suspense>
      {has("keys") && <ReplayKeysDialog open={panel === "keys"} onClose={onClose} />}
      {has("chapters") && <ChaptersDialog open={panel === "chapters"} onClose={onClose} />}
      {has("search") && (
        <SearchDialog
          open={panel === "search"}
          onClose={onClose}
          lesson={loaded.is === "ready" ? loaded.lesson : null}
        />
      )}
    </Suspense>
  );
}

/** Takes the program in sight out of the replay, and brings back to the very instant, playing if it was. */
function useFork() {
  const { playback } = useSession();
  const { program } = useReplaySight();
  const [fork, setFork] = useState<ForkedProgram | null>(null);
  const [wasPlaying, setWasPlaying] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const edit = (): void => {
    if (!playback) return;
    const { at, playing } = playback.getSnapshot();
    setWasPlaying(playing);
    playback.pause();
    setFork({ ...program.current(), at: timeWords(at) });
  };
  const goBack = (): void => {
    setFork(null);
    if (wasPlaying) playback?.play();
    // The button is there again after the next drawing.
    requestAnimationFrame(() => editButton.current?.focus());
  };
  return { fork, edit, goBack, editButton };
}
