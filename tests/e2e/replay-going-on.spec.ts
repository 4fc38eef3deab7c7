import { ownRecording, Replay, share } from "./support/replay.ts";
import { expect, test } from "./support/story.ts";

test.setTimeout(120_000);

test("a class that is still going on is seen up to now, and goes on when more has come", async ({ cast }) => {
  const host = await cast.host();
  await host.startClass();
  await host.stepTo(2);
  const id = await ownRecording(host);
  const late = await cast.student("Late");
  const replay = new Replay(late);
  await replay.open(await share(host, id));
  await replay.timeline.press("End");
  await expect(late.page.getByText(/This class is still going on/)).toBeVisible();
  await late.press("Go on when more has come");
  await host.stepTo(5);
  // What a class does is recorded every half a minute.
  const status = late.page.getByRole("status").filter({ hasText: /Step \d+ of/ });
  await expect(status).toContainText("Step 5 of", { timeout: 75_000 });
  await expect(late.page.getByText(/The replay goes on by itself/)).toBeVisible();
});
