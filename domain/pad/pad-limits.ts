/** The most text in one pad, in UTF-16 units. */
export const MAX_PAD_TEXT = 200_000;

/** The largest update that one edit may bring, in bytes before base64. Clients cut larger ones. */
export const MAX_PAD_UPDATE = 40_000;

/** Cursors that a pad shows at most: those of who typed or moved last. */
export const MAX_POINTS = 20;

/** A cursor that has not moved for so long, in milliseconds, is not shown any more. */
export const POINT_LASTS_MS = 30_000;
