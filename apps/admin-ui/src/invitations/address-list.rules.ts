/** So many addresses go into one call of the API. */
export const MOST_ADDRESSES = 500;

/**
 * How many addresses a pasted list seems to hold, for the button that names the number. What really is one, twice in
 * the list or nonsense is for the API to say, which reads the list as it was pasted.
 */
export function countAddresses(text: string): number {
  return new Set(text.toLowerCase().match(/[^\s,;<>"()]+@[^\s,;<>"()]+/g)).size;
}
