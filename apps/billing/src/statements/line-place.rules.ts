/** The kinds of lines, in the order of a statement. */
export const LINE_KINDS = ['correction', 'person'] as const;
/** One of {@link LINE_KINDS}. */
export type LineKind = (typeof LINE_KINDS)[number];

/** A place in a statement, whose lines are ordered by kind, person and number. */
export interface LinePlace {
  kind: LineKind;
  userId: string;
  /** Tells several corrections of a person apart. */
  seq: string;
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
/** Comes before every line. */
export const FIRST_LINE: LinePlace = { kind: 'correction', userId: LOWEST, seq: '0' };

const PLACE = /^([01])([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(0|[1-9]\d{0,17})$/;

/** An opaque text that stands for a place in a statement. */
export const encodePlace = ({ kind, userId, seq }: LinePlace): string =>
  Buffer.from(`${LINE_KINDS.indexOf(kind)}${userId.replaceAll('-', '')}${seq}`).toString('base64url');

/** The place that a cursor stands for; null for what is no cursor of ours. */
export function decodePlace(cursor: string): LinePlace | null {
  const [, kind, ...parts] = PLACE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const seq = parts.pop();
  if (kind === undefined || seq === undefined) return null;
  const place: LinePlace = { kind: LINE_KINDS[Number(kind)] as LineKind, userId: parts.join('-'), seq };
  return encodePlace(place) === cursor ? place : null;
}
