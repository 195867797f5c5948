/** Sixty days on two platforms, one paid and one that is a free trial at first, told as facts in the order of time. */

export type StoryPlan = 'free_trial' | 'team';

export interface StorySettings {
  mailEnabled: boolean;
  blockWeekendReminders: boolean;
  sessionReminderDays: number[];
  weeklyLateReminders: boolean;
}

export interface StorySession {
  id: string;
  platform: string;
  startsAt: number;
  endsAt: number | null;
}

interface About {
  at: number;
  platform: string;
}

/** One thing that happens, to several people where it comes in waves. */
export type Fact = About &
  (
    | { what: 'platform'; plan: StoryPlan; timeZone: string; settings: StorySettings }
    | { what: 'session'; session: StorySession; isNew: boolean }
    | { what: 'invited'; people: string[] }
    | { what: 'reminded' | 'activated' | 'deleted' | 'announced'; people: string[] }
    | { what: 'set-up'; people: string[]; hasEmail: boolean; credentials: boolean }
    | { what: 'enrolled' | 'left'; people: string[]; sessions: string[] }
    | { what: 'zone'; people: string[]; timeZone: string }
  );

export const STORY_START = Date.UTC(2026, 9, 5);
export const STORY_DAYS = 60;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const PEOPLE = 150;
const SESSIONS = 6;
const DEFAULTS: StorySettings = {
  mailEnabled: true,
  blockWeekendReminders: false,
  sessionReminderDays: [7, 1],
  weeklyLateReminders: true,
};
const ZONES = ['Asia/Tokyo', 'America/New_York', 'Europe/Paris'];

/** Numbers that look random and are the same in every run (Park and Miller). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/**
 * @param id makes the ids of people and sessions
 * @param seed another number makes another story
 */
export function tellStory(platforms: { paid: string; trial: string }, id: () => string, seed = 7): Fact[] {
  const facts = [
    ...tellPlatform(platforms.paid, 'paid', id, seed),
    ...tellPlatform(platforms.trial, 'trial', id, seed + 4),
  ];
  return facts.toSorted((a, b) => a.at - b.at);
}

function tellPlatform(platform: string, kind: 'paid' | 'trial', id: () => string, seed: number): Fact[] {
  const roll = dice(seed);
  // Never on a full hour: what is due then and what happens then would have no order.
  const on = (day: number): number => STORY_START + day * DAY + roll(24) * HOUR + (7 + roll(50)) * 60_000;
  const sessions = tellSessions(platform, id);
  const people = tellPeople(platform, kind, { roll, on, id, sessions: sessions.ids });
  return [...tellSettings(platform, kind), ...sessions.facts, ...people];
}

function tellSettings(platform: string, kind: 'paid' | 'trial'): Fact[] {
  const timeZone = kind === 'paid' ? 'Europe/Paris' : 'America/New_York';
  // On Wednesdays at noon, when no reminder is between a weekend and its Monday.
  const change = (day: number, plan: StoryPlan, settings: Partial<StorySettings>): Fact => {
    const at = STORY_START + day * DAY + (day === 0 ? 60_000 : 12.5 * HOUR);
    return { at, platform, what: 'platform', plan, timeZone, settings: { ...DEFAULTS, ...settings } };
  };
  if (kind === 'trial') return [change(0, 'free_trial', {}), change(37, 'team', {})];
  return [
    change(0, 'team', { blockWeekendReminders: true }),
    change(16, 'team', { blockWeekendReminders: true, mailEnabled: false }),
    change(18, 'team', { blockWeekendReminders: true, sessionReminderDays: [10, 1] }),
    change(44, 'team', { sessionReminderDays: [3] }),
  ];
}

function tellSessions(platform: string, id: () => string): { ids: string[]; facts: Fact[] } {
  const ids = Array.from({ length: SESSIONS }, () => id());
  const at = (day: number, hour: number): number => STORY_START + day * DAY + hour * HOUR;
  const tell = (index: number, day: number, startsAt: number, endsAt: number | null): Fact => ({
    at: at(day, 0) + 2 * 60_000,
    platform,
    what: 'session',
    session: { id: ids[index] as string, platform, startsAt, endsAt },
    isNew: day === 0,
  });
  return {
    ids,
    facts: [
      tell(0, 0, at(-3, 8), at(25, 16)),
      tell(1, 0, at(10, 8), at(33, 23)),
      tell(2, 0, at(20, 14), at(41, 6)),
      tell(3, 0, at(5, 8), null),
      tell(4, 0, at(-10, 8), at(14, 16)),
      tell(5, 0, at(28, 9), at(55, 21)),
      // The start is moved, twice; an end by days, just after a reminder; an end by weeks; an end to an earlier day.
      tell(2, 12, at(22, 14), at(41, 6)),
      tell(2, 15, at(21, 7), at(41, 6)),
      tell(0, 19, at(-3, 8), at(28, 16)),
      tell(1, 29, at(10, 8), at(47, 23)),
      tell(5, 36, at(28, 9), at(52, 21)),
    ],
  };
}

interface Telling {
  roll(sides: number): number;
  on(day: number): number;
  id(): string;
  sessions: readonly string[];
}

/** People come in waves of five; what becomes of a wave is rolled. */
function tellPeople(platform: string, kind: 'paid' | 'trial', telling: Telling): Fact[] {
  const waves = Array.from({ length: PEOPLE / 5 }, () => Array.from({ length: 5 }, () => telling.id()));
  return waves.flatMap((people) => tellWave(platform, kind, people, telling));
}

function tellWave(platform: string, kind: 'paid' | 'trial', people: string[], telling: Telling): Fact[] {
  const { roll, on, sessions } = telling;
  // Not while mail is switched off: what is decided then and what is dropped later is another test.
  const arrival = [1, 2, 4, 6, 8, 10, 13, 19, 21, 24, 30, 34, 40, 45][roll(14)] as number;
  const came = on(arrival);
  const open = sessions.filter((_, index) => arrival < [27, 32, 40, 99, 13, 50][index]!);
  const chosen = open.filter(() => roll(2) === 0);
  const after = (days: number): number => on(arrival + days);
  const fate = roll(8);
  const facts: Fact[] = [
    kind === 'paid' && fate < 3
      ? { at: came, platform, what: 'set-up', people, hasEmail: fate !== 0, credentials: fate === 1 }
      : { at: came, platform, what: 'invited', people },
    ...(chosen.length > 0
      ? [{ at: came + 60_000, platform, what: 'enrolled', people, sessions: chosen } as const]
      : []),
  ];
  const isInvited = kind === 'trial' || fate >= 3;
  if (isInvited && fate % 2 === 1)
    facts.push({ at: after(2), platform, what: 'reminded', people: people.slice(1) });
  if (isInvited && fate !== 4) {
    facts.push({ at: after(3 + roll(9)), platform, what: 'activated', people: people.slice(0, 3) });
  }
  if (chosen[0] && fate >= 4) {
    facts.push({
      at: after(1) + 30_000,
      platform,
      what: 'left',
      people: people.slice(2),
      sessions: [chosen[0]],
    });
    // Back again, where there is still time for it.
    if (open.length > 3 && arrival < 10) {
      facts.push({
        at: after(2) + 30_000,
        platform,
        what: 'enrolled',
        people: [people[3]!],
        sessions: [chosen[0]],
      });
    }
  }
  const timeZone = ZONES[roll(3)] as string;
  if (roll(2) === 0)
    facts.push({ at: after(1) + 45_000, platform, what: 'zone', people: people.slice(1, 3), timeZone });
  if (roll(5) === 0) {
    facts.push({ at: after(13), platform, what: 'announced', people: people.slice(2, 4) });
    facts.push({ at: after(14), platform, what: 'deleted', people: people.slice(2, 4) });
  }
  return facts.filter(({ at }) => at < STORY_START + STORY_DAYS * DAY);
}
