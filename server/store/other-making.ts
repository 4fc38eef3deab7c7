/** Chunks are made by one at a time, from the first on: whoever finds others' before their own begins anew. */
export function otherMaking(classId: string): Error {
  return new Error(`The chunks of class ${classId} are of another making`);
}
