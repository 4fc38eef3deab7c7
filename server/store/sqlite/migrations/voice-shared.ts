/** Whether those who have the link hear the voice: they did before it could be chosen. */
export const voiceShared = `
ALTER TABLE recordings ADD COLUMN voice_shared INTEGER NOT NULL DEFAULT 1 CHECK (voice_shared IN (0, 1));
`;
