import {
  DAY,
  type Fact,
  HOUR,
  STORY_DAYS,
  STORY_START,
  type StoryPlan,
  type StorySession,
  type StorySettings,
} from './sixty-days-story.fixture.js';

/**
 * Table 6.1, N2, N3, N9, D-13, D-27 and D-28 read word by word and person by person, hour after hour. Shares nothing
 * with what it is compared to, the calendar included: slow, and easy to believe.
 */

interface Person {
  status: 'invited' | 'active' | 'deleted';
  hasEmail: boolean;
  zone: string | null;
  /** Sessions with the time of the enrolment. */
  enrolled: Map<string, number>;
  /** Sessions that nobody told them of. */
  held: Set<string>;
}

interface World {
  platforms: Map<string, { plan: StoryPlan; timeZone: string; settings: StorySettings }>;
  sessions: Map<string, StorySession>;
  people: Map<string, Person & { platform: string }>;
  /** What a session told the people of a zone: which reminder, of which end, when. */
  told: Map<string, { end: number; at: number }[]>;
  zones: Map<string, Set<string>>;
  once: Set<string>;
  mails: string[];
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const write = (world: World, at: number, kind: string, person: string, session = ''): void => {
  world.mails.push(`${day(at)} ${kind} ${person} ${session}`.trim());
};

/** Every mail that there should be, as `day kind person session`. */
export function predictMails(story: readonly Fact[]): string[] {
  const world: World = {
    platforms: new Map(),
    sessions: new Map(),
    people: new Map(),
    told: new Map(),
    zones: new Map(),
    once: new Set(),
    mails: [],
  };
  const facts = [...story];
  for (let hour = STORY_START; hour <= STORY_START + STORY_DAYS * DAY; hour += HOUR) {
    while (facts[0] && facts[0].at < hour) happen(world, facts.shift() as Fact);
    for (const session of world.sessions.values()) strike(world, session, hour);
  }
  return world.mails.toSorted();
}

function happen(world: World, fact: Fact): void {
  const { at, platform } = fact;
  if (fact.what === 'platform') {
    world.platforms.set(platform, fact);
    return;
  }
  if (fact.what === 'session') {
    world.sessions.set(fact.session.id, fact.session);
    return;
  }
  for (const id of fact.people) {
    const known = world.people.get(id);
    if (fact.what === 'invited' || fact.what === 'set-up') {
      const hasEmail = fact.what === 'invited' || fact.hasEmail;
      const status = fact.what === 'invited' ? 'invited' : 'active';
      world.people.set(id, { platform, status, hasEmail, zone: null, enrolled: new Map(), held: new Set() });
      if (fact.what === 'invited') write(world, at, 'platform_invitation', id);
      else if (fact.credentials && hasEmail) write(world, at, 'account_credentials', id);
      continue;
    }
    if (!known || known.status === 'deleted') continue;
    if (fact.what === 'zone') known.zone = fact.timeZone;
    if (fact.what === 'reminded' && known.status === 'invited') write(world, at, 'invitation_reminder', id);
    if (fact.what === 'enrolled') for (const session of fact.sessions) enrol(world, at, id, session);
    if (fact.what === 'left') {
      for (const session of fact.sessions) {
        known.enrolled.delete(session);
        known.held.delete(session);
      }
    }
    if (fact.what === 'activated' && known.status === 'invited') activate(world, at, id);
    const { mailEnabled } = world.platforms.get(platform)!.settings;
    if (fact.what === 'announced' && known.status === 'active' && known.hasEmail && mailEnabled) {
      write(world, at, 'deletion_notice', id);
    }
    if (fact.what === 'deleted') {
      known.status = 'deleted';
      known.enrolled.clear();
      known.held.clear();
    }
  }
  // Zones of a session are those of whoever is or was in it.
  for (const [, person] of world.people) {
    for (const session of person.enrolled.keys()) {
      const zones = world.zones.get(session) ?? new Set();
      world.zones.set(session, zones.add(person.zone ?? ''));
    }
  }
}

function enrol(world: World, at: number, id: string, sessionId: string): void {
  const person = world.people.get(id)!;
  const { plan, settings } = world.platforms.get(person.platform)!;
  person.enrolled.set(sessionId, at);
  person.held.delete(sessionId);
  if (!person.hasEmail || !settings.mailEnabled) return;
  if (person.status === 'invited' && plan === 'free_trial') person.held.add(sessionId);
  else write(world, at, 'session_invitation', id, sessionId);
}

function activate(world: World, at: number, id: string): void {
  const person = world.people.get(id)!;
  person.status = 'active';
  const current = [...person.held].filter((session) => !isOver(world.sessions.get(session)!, at));
  for (const session of current) person.held.delete(session);
  if (current.length > 0 && world.platforms.get(person.platform)!.settings.mailEnabled) {
    write(world, at, 'trial_digest', id);
  }
}

const isOver = ({ endsAt }: StorySession, at: number): boolean => endsAt !== null && endsAt <= at;

/** An hour strikes: does a session start, or is it time to remind of it? */
function strike(world: World, session: StorySession, hour: number): void {
  const { plan, timeZone, settings } = world.platforms.get(session.platform)!;
  const mayRead = (person: Person): boolean =>
    person.hasEmail && settings.mailEnabled && (person.status === 'active' || plan !== 'free_trial');
  const enrolled = [...world.people].filter(([, person]) => person.enrolled.has(session.id));
  if (session.startsAt === hour) {
    for (const [id, person] of enrolled) {
      if (mayRead(person) && person.enrolled.get(session.id)! < hour)
        write(world, hour, 'session_start', id, session.id);
    }
  }
  for (const zone of world.zones.get(session.id) ?? []) {
    const name = reminderAt(session, settings, zone || timeZone, hour);
    if (!name) continue;
    const key = `${session.id} ${zone} ${name}`;
    const former = world.told.get(key) ?? [];
    if (former.some(({ end, at }) => end !== session.endsAt && (hour <= end || hour <= at))) continue;
    world.told.set(key, [...former, { end: session.endsAt!, at: hour }]);
    for (const [id, person] of enrolled) {
      if ((person.zone ?? '') !== zone || !mayRead(person)) continue;
      if (name.startsWith('late') && person.held.has(session.id)) continue;
      const once = `${id} ${session.id} ${person.enrolled.get(session.id)} ${name} ${session.endsAt}`;
      if (world.once.has(once)) continue;
      world.once.add(once);
      write(world, hour, 'session_reminder', id, session.id);
    }
  }
}

/** Which reminder is due in this hour by the clocks of a zone, if any. */
function reminderAt(
  session: StorySession,
  settings: StorySettings,
  zone: string,
  hour: number,
): string | undefined {
  const { startsAt, endsAt } = session;
  const now = clockIn(zone, hour);
  if (endsAt === null || now.hour !== 9) return undefined;
  const end = clockIn(zone, endsAt);
  const isInTime = (date: string): boolean => date < end.date || (date === end.date && end.hour > 9);
  const weekday = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay();
  const monday = (date: string): string => ({ 6: plus(date, 2), 0: plus(date, 1) })[weekday(date)] ?? date;
  const friday = (date: string): string => ({ 6: plus(date, -1), 0: plus(date, -2) })[weekday(date)] ?? date;
  const names: string[] = [];
  for (const days of settings.sessionReminderDays.toSorted((a, b) => a - b)) {
    const wanted = plus(end.date, -days);
    const date = !settings.blockWeekendReminders
      ? wanted
      : isInTime(monday(wanted))
        ? monday(wanted)
        : friday(wanted);
    if (date === now.date && hour > startsAt && isInTime(date)) names.push(`before ${days}`);
  }
  for (let week = 1; week <= 4 && settings.weeklyLateReminders; week += 1) {
    const wanted = plus(end.date, 7 * week);
    if ((settings.blockWeekendReminders ? monday(wanted) : wanted) === now.date) names.push(`late ${week}`);
  }
  return names[0];
}

const plus = (date: string, days: number): string => day(Date.parse(`${date}T00:00Z`) + days * DAY);

const clocks = new Map<string, { date: string; hour: number }>();
const formats = new Map<string, Intl.DateTimeFormat>();
function clockIn(timeZone: string, at: number): { date: string; hour: number } {
  const key = `${timeZone} ${at}`;
  const known = clocks.get(key);
  if (known) return known;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [date, time] = format.format(at).split(' ') as [string, string];
  const clock = { date, hour: Number(time.slice(0, 2)) };
  clocks.set(key, clock);
  return clock;
}
