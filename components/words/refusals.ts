import type { HttpError } from "../../domain/http-api.ts";
import type { ByeReason, WireError } from "../../domain/protocol.ts";
import type { Rejection } from "../../domain/session/rejection.ts";

/** Everything that can be refused; `unreachable` and `bad-answer` are what a browser finds by itself. */
export type RefusalCode = Rejection | WireError | HttpError | ByeReason | "unreachable" | "bad-answer";

/** What happened, what was kept, what to do. */
const SENTENCES: Record<RefusalCode, string> = {
  "name-empty": "Type a name, so that your host knows who you are.",
  "name-too-long": "That name is longer than 40 characters. Shorten it a little.",
  "name-invisible": "That name has characters that cannot be seen. Type it again with letters only.",
  "name-marks": "That name has too many marks on one letter. Type it with fewer.",
  "session-not-open": "This class has ended, so that could not be done. Everything up to the end is kept.",
  "already-open": "This class is already running.",
  "not-a-participant": "You are not in this class any more. Join it again with the code.",
  "not-allowed": "Only a host can do that. Nothing was changed.",
  "not-your-baton":
    "The baton has gone to somebody else, so the class did not move. You can still look around.",
  "no-such-step": "The lesson has no such step. Nothing was changed.",
  "not-a-writer": "You may not write in this pad now. A host can let you.",
  "no-such-pad": "There is no such pad, or it is not shown any more.",
  "no-such-participant": "That person is not in the class any more. Nothing was changed.",
  "nothing-to-do": "It is that way already.",
  "room-locked": "The room is locked: nobody new can come in. Ask your host to unlock it, then try again.",
  "room-full": "The room is full. Ask your host, or try again when somebody has left.",
  banned:
    "Your host has banned you from this class, so you cannot join it. If that is a mistake, speak to them.",
  "last-host": "A class needs a host. Make somebody else a co-host first.",
  "not-recording": "This class is not being recorded. Start the recording first.",
  "voice-taken": "Another host’s voice is being recorded. One voice is kept at a time.",
  "bad-message": "The server did not understand this page. Load it again; what you sent is kept.",
  "unknown-message": "The server did not understand this page. Load it again; what you sent is kept.",
  "too-large": "That was too much at once, so it was not sent. Send less.",
  "too-fast": "That was too fast. Wait a moment, then go on; what you sent is kept.",
  "other-protocol": "Baton has been updated. Load the page again to go on where you were.",
  "no-such-class": "No class has this code. Check it with your host: six letters and digits.",
  "hello-first": "The connection to the class was cut. Load the page again to go on where you were.",
  "not-joined": "You have not joined this class yet. Join it with the code.",
  unavailable: "The server cannot do this right now. Nothing is lost; try again in a moment.",
  "bad-request": "The server did not understand that. Load the page again, then try once more.",
  "bad-trace": "That run could not be read, so the class was not shown it. Run the program again.",
  "too-many-tries": "That was tried too often from here. Wait a minute, then try again.",
  "wrong-passcode": "That passcode is not right. Ask whoever runs this server.",
  "no-such-lesson": "That lesson is not here any more. Choose another.",
  "not-a-host": "Only a host of this class can see that.",
  "wrong-key": "This host link is not valid. Copy it again from the device that hosts the class.",
  "other-origin": "This page came from another address than the server. Open Baton by its own address.",
  "not-found": "That is not here. It may have been moved or removed.",
  "no-recording": "There is no recording here that you may watch. Check the link with whoever sent it.",
  "nothing-recorded": "Nothing is recorded of this class yet. Look again in a moment.",
  "being-prepared": "This recording is still being prepared. Try again in a moment.",
  "not-shared": "This recording is not shared any more. Ask whoever sent you the link.",
  "recording-deleted": "This recording was deleted by its owner. Nothing of it is left.",
  "recording-expired":
    "This recording was kept for its time and then deleted, as this server is set up to do.",
  "still-open": "This class is still going on. End it first, then try again; nothing was changed.",
  "bears-names":
    "This file was imported by an older Baton, with students\u2019 names in it. Import it again, then share it.",
  "too-large-for-file":
    "This class is larger than a recording file may be. Trim it or hide parts of it, then download it again.",
  "cannot-be-cut": "A recording from a file stays as it is: it can be renamed and deleted, but not trimmed.",
  "wrong-type": "That is not a sound that can be kept here. Nothing was changed.",
  "voice-full": "The recording of this class has no room left for more voice. What is in it is kept.",
  "hosts-only": "Only those who have started a class on this server can do that. Nothing was changed.",
  draining: "The server is restarting. You will be back in a moment, at the same step.",
  slow: "Your connection could not keep up. You will be brought up to date in a moment.",
  removed: "Your host has removed you from the class. You can join again with the code.",
  abuse: "This page sent more than the server takes, so the connection was cut. Load it again to go on.",
  unreachable: "The server cannot be reached. Check your connection, then try again; nothing is lost.",
  "bad-answer":
    "The server answered something that this page does not know. Load the page again; nothing is lost.",
};

/** The sentence for a refusal's code; one for all where the code is not known. Wait is in seconds. */
export function refusalWords(code: string, waitS?: number): string {
  if (code === "too-many-tries" && waitS !== undefined) return waitWords(waitS);
  return isKnown(code) ? SENTENCES[code] : `That was refused (${code}). Nothing was changed; try again.`;
}

function isKnown(code: string): code is RefusalCode {
  return Object.hasOwn(SENTENCES, code);
}

function waitWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return `That was tried too often from here. Wait ${whole} ${whole === 1 ? "second" : "seconds"}, then try again.`;
}
