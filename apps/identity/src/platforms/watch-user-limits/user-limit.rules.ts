import { USER_LIMIT_MARKS } from '@rollcall/contracts';

/** Points that the number must fall below a mark before reaching it is news again. */
const SLACK_PERCENT = 5;

/** What becomes of the marks of a user limit. */
export interface LimitMarks {
  /** Highest mark that holds now; 0 for none. */
  warned: number;
  /** Marks reached just now, lowest first. */
  reached: number[];
}

/**
 * Which marks of the user limit are reached (Z-08). A mark that was told of holds until the number is clearly below it,
 * so that people who come and go around it do not make it news each time.
 */
export function judgeUserLimit(accounts: number, userLimit: number, warned: number): LimitMarks {
  const holds = (mark: number): boolean =>
    accounts * 100 >= userLimit * (mark <= warned ? mark - SLACK_PERCENT : mark);
  const held = USER_LIMIT_MARKS.filter(holds);
  return { warned: held.at(-1) ?? 0, reached: held.filter((mark) => mark > warned) };
}
