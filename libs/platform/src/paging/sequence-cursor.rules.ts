const SEQUENCE = /^[1-9]\d{0,17}$/;

/** An opaque text that stands for a place in a sequence. */
export const encodeSequence = (seq: string): string => btoa(seq).replaceAll('=', '');

/** The place that a cursor stands for; null for what is no cursor of ours. */
export function decodeSequence(cursor: string): string | null {
  const seq = decoded(cursor);
  return SEQUENCE.test(seq) && encodeSequence(seq) === cursor ? seq : null;
}

function decoded(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}
