import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";

/** In the lesson's place while something is on its way: what is awaited, and where it will stand. */
export function LessonPending({ words = commonWords.loadingLesson }: { words?: string }) {
  return (
    <div aria-busy className="@container">
      <p className="mb-4 text-soft">{words}</p>
      <div className="lesson-grid lesson-grid-two">
        <Skeleton lines={6} className="rounded-card border border-line bg-card p-6" />
        <Skeleton lines={9} className="rounded-card border border-line bg-card p-6" />
      </div>
    </div>
  );
}

/** In the lesson's place when it could not be fetched. */
export function LessonFailed({ code, retry }: { code: string; retry: () => void }) {
  return (
    <Notice tone="bad" announced actions={<Button onClick={retry}>{commonWords.tryAgain}</Button>}>
      {refusalWords(code)}
    </Notice>
  );
}
