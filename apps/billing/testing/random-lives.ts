import type { CloudEvent } from '@rollcall/contracts';
import { v7 as uuidv7 } from 'uuid';

const HOUR_MS = 3_600_000;
/** When the first of the people may come. */
export const LIVES_BEGIN = Date.UTC(2026, 0, 2, 9, 0);
/** When nothing happens any more. */
export const LIVES_END = Date.UTC(2026, 10, 1);

/** Draws numbers, the same for the same seed. */
export type Dice = () => number;

/** A time that a person is billable, as on paper; open at its end, or not ended. */
export interface Spell {
  userId: string;
  from: number;
  until: number;
}

/** What happened to people, as other services tell it, and what must come of it. */
export interface Lives {
  events: CloudEvent[];
  spells: Spell[];
}

/** Dice by mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** In any order. */
export const shuffled = <T>(items: readonly T[], dice: Dice): T[] =>
  items
    .map((item) => ({ item, key: dice() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** The lives of so many people: each comes, by invitation or set up, may leave and come back, and so on. */
export function randomLives(platformId: string, people: number, dice: Dice): Lives {
  const lives: Lives = { events: [], spells: [] };
  for (let n = 0; n < people; n += 1) live(platformId, lives, dice);
  return lives;
}

function live(platformId: string, { events, spells }: Lives, dice: Dice): void {
  const userId = uuidv7();
  let version = 0;
  let at = LIVES_BEGIN + Math.floor(dice() * 200 * 24) * HOUR_MS;
  const iso = (time: number): string => new Date(time).toISOString();
  const tell = (type: string, data: object, told = true): void => {
    if (told) version += 1;
    const about = { platformid: platformId, subject: `user/${userId}`, subjectversion: version };
    const source = `/rollcall/${type.split('.')[0]}`;
    const envelope = { specversion: '1.0', datacontenttype: 'application/json', time: iso(at) } as const;
    events.push({
      ...envelope,
      ...about,
      id: uuidv7(),
      type,
      source,
      data: { userId, ...data },
    } as CloudEvent);
  };
  do {
    tell('identity.membership-added.v1', {});
    const leavesAt = dice() < 0.6 ? at + 60_000 + Math.floor(dice() ** 3 * 150 * 24 * HOUR_MS) : Infinity;
    const kind = dice();
    const opensAt =
      kind < 0.5
        ? invited(at)
        : kind < 0.7
          ? setUpAtOnce(at)
          : setUpByMail(at, Math.min(leavesAt, LIVES_END));
    // Who leaves after the end of the time that is looked at is still there.
    const until = leavesAt < LIVES_END ? leavesAt : Infinity;
    if (opensAt < until) spells.push({ userId, from: opensAt, until });
    at = leavesAt;
    if (at < LIVES_END) tell('identity.user-deleted.v1', { reason: 'deleted', deletedAt: iso(at) });
    at += 60_000 + Math.floor(dice() * 30 * 24) * HOUR_MS;
  } while (at < LIVES_END && dice() < 0.6);

  function invited(when: number): number {
    tell('identity.user-activated.v1', { activatedAt: iso(when) });
    return when;
  }
  function setUpAtOnce(when: number): number {
    tell('identity.account-set-up.v1', { email: 'a@x.org', credentialsMail: false, setUpAt: iso(when) });
    return when;
  }
  /** Z-09: the earliest of mail, first sign-in and a day later. */
  function setUpByMail(when: number, end: number): number {
    tell('identity.account-set-up.v1', { email: 'a@x.org', credentialsMail: true, setUpAt: iso(when) });
    const triggers = [when + 24 * HOUR_MS];
    if (dice() < 0.6) {
      const sentAt = when + 120_000 + Math.floor(dice() * 40) * HOUR_MS;
      const mail = { kind: 'account_credentials', queuedAt: iso(when + 30_000), sentAt: iso(sentAt) };
      tell('notifications.mail-sent.v1', mail, false);
      triggers.push(sentAt);
    }
    const signsInAt = when + 180_000 + Math.floor(dice() * 60) * HOUR_MS;
    if (dice() < 0.5 && signsInAt < end) {
      tell('identity.user-signed-in-first.v1', { signedInAt: iso(signsInAt) });
      triggers.push(signsInAt);
    }
    return Math.min(...triggers);
  }
}
