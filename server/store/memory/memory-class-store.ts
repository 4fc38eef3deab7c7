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

  #find(code: RoomCode): ClassRecord | null {
    return [...this.#classes.values()].find((record) => record.code === code) ?? null;
  }
}

function credentialKey(classId: string, kind: Credential["kind"], secretHash: string): string {
  return `${classId} ${kind} ${secretHash}`;
}
