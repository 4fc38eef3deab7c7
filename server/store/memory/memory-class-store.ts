import { ok, type Result, refuse } from "../../../domain/result.ts";
import type { RoomCode } from "../../../domain/room-code.ts";
import type { ParticipantId } from "../../../domain/session/events.ts";
import type { Blob, ClassRecord, ClassStore, Credential, OwnClass } from "../class-store.ts";

/** Classes, credentials and blobs in memory, for tests and for trying out: gone with the process. */
export class MemoryClassStore implements ClassStore {
  readonly #classes = new Map<string, ClassRecord>();
  readonly #credentials = new Map<string, Credential>();
  readonly #blobs = new Map<string, string>();

  async addClass(record: ClassRecord): Promise<Result<null, "code-taken">> {
    if (this.#find(record.code)) return refuse("code-taken");
    if (this.#classes.has(record.id)) throw new Error("A class with this id is known already");
    this.#classes.set(record.id, record);
    return ok(null);
  }

  async classByCode(code: RoomCode): Promise<ClassRecord | null> {
    return this.#find(code);
  }

  async addCredential(credential: Credential): Promise<void> {
    if (!this.#classes.has(credential.classId)) throw new Error("A credential for a class that is not known");
    const { classId, kind, secretHash } = credential;
    this.#credentials.set(credentialKey(classId, kind, secretHash), credential);
  }

  async findParticipant(
    classId: string,
    kind: Credential["kind"],
    secretHash: string,
  ): Promise<ParticipantId | null> {
    return this.#credentials.get(credentialKey(classId, kind, secretHash))?.participantId ?? null;
  }

  async classesOf(cookieHash: string): Promise<readonly OwnClass[]> {
    const own: OwnClass[] = [];
    for (const { kind, secretHash, classId, participantId } of this.#credentials.values()) {
      const record = this.#classes.get(classId);
      if (record && kind === "cookie" && secretHash === cookieHash) own.push({ record, participantId });
    }
    return own.sort((a, b) => b.record.openedAt - a.record.openedAt).slice(0, 200);
  }

  async putBlob({ kind, hash, json }: Blob): Promise<void> {
    const key = `${kind} ${hash}`;
    if (!this.#blobs.has(key)) this.#blobs.set(key, json);
  }

  async getBlob(kind: Blob["kind"], hash: string): Promise<string | null> {
    return this.#blobs.get(`${kind} ${hash}`) ?? null;
  }

  /** Throws when there is no such class. */
  mustHave(classId: string): void {
    if (!this.#classes.has(classId)) throw new Error(`Class ${classId} is not known`);
  }

  openedBefore(time: number): ClassRecord[] {
    const old = [...this.#classes.values()].filter(({ openedAt }) => openedAt < time);
    return old.sort((a, b) => a.openedAt - b.openedAt);
  }

  forgetClass(classId: string): void {
    this.#classes.delete(classId);
    for (const [key, one] of this.#credentials) if (one.classId === classId) this.#credentials.delete(key);
  }

  forgetCredentials(classId: string, participantId: ParticipantId): void {
    for (const [key, one] of this.#credentials)
      if (one.classId === classId && one.participantId === participantId) this.#credentials.delete(key);
  }

  /** Deletes a run or a pushed text that no log names any more, unless a lesson does. */
  forgetOrphan(hash: string): void {
    const lessons = [...this.#blobs].filter(([key]) => key.startsWith("lesson "));
    if (lessons.some(([, json]) => json.includes(hash))) return;
    for (const kind of ["trace", "pad"]) this.#blobs.delete(`${kind} ${hash}`);
  }

  forgetLesson(hash: string): void {
    this.#blobs.delete(`lesson ${hash}`);
  }

  #find(code: RoomCode): ClassRecord | null {
    return [...this.#classes.values()].find((record) => record.code === code) ?? null;
  }
}

function credentialKey(classId: string, kind: Credential["kind"], secretHash: string): string {
  return `${classId} ${kind} ${secretHash}`;
}
