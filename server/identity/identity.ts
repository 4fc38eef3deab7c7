import type { ParticipantId } from "../../domain/session/events.ts";
import type { ClassStore } from "../store/class-store.ts";
import { hashSecret, newSecret } from "./secrets.ts";

/** What somebody shows at the door. */
export interface Credentials {
  readonly cookie: string | null;
  readonly resumeToken?: string | undefined;
}

/** Who is who in a class: by the browser's cookie, else by a resume token; never by an id that a client names. */
export class Identity {
  readonly #classes: ClassStore;

  constructor(classes: ClassStore) {
    this.#classes = classes;
  }

  /** The participant, or null for a stranger. */
  async whoIs(classId: string, shown: Credentials): Promise<ParticipantId | null> {
    const byCookie = shown.cookie === null ? null : await this.#find(classId, "cookie", shown.cookie);
    if (byCookie !== null || shown.resumeToken === undefined) return byCookie;
    return this.#find(classId, "resume", shown.resumeToken);
  }

  /** Makes this browser the participant's; gives a new resume token for it. */
  async remember(classId: string, participantId: ParticipantId, cookie: string): Promise<string> {
    const resumeToken = newSecret();
    await Promise.all([
      this.#classes.addCredential({ secretHash: hashSecret(cookie), kind: "cookie", classId, participantId }),
      this.#classes.addCredential({
        secretHash: hashSecret(resumeToken),
        kind: "resume",
        classId,
        participantId,
      }),
    ]);
    return resumeToken;
  }

  #find(classId: string, kind: "cookie" | "resume", secret: string): Promise<ParticipantId | null> {
    return this.#classes.findParticipant(classId, kind, hashSecret(secret));
  }
}
