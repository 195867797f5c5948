import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES_OF_KEYS } from '../../testing/authorisation-keys.js';
import type { Line, Outcome } from '../../testing/authorisation-line.js';
import { LINES, OPEN_ROUTES, OPERATOR_ROUTES } from '../../testing/authorisation-routes.js';
import {
  AuthorisationWorld,
  CALLERS,
  type CallerName,
  type Kind,
  PEOPLE,
  PLACES,
  type Person,
  type Place,
  type Target,
} from '../../testing/authorisation-world.js';

const FEWEST_CASES = 2_000;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** What somebody may do who has to choose a new password first (U6). */
const WHILE_PASSWORD_CHANGE = ['GET /v1/auth/me', 'POST /v1/auth/logout', 'POST /v1/auth/password'];

/** Every route of the installation. */
const API: Api = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
const ROUTES = routesOf(API);
const OFFERED = LINES.filter(({ route }) => ROUTES.includes(route));

interface Case {
  line: Line;
  caller: CallerName;
  place: Place;
  kind: Kind;
}

/** Every caller with every subject of a line. */
const casesOf = (line: Line): Case[] =>
  (line.hasPlace ? PLACES : (['own'] as const)).flatMap((place) =>
    line.kinds.flatMap((kind) =>
      CALLERS.filter((caller) => isWorthAsking(caller, place)).map((caller) => ({
        line,
        caller,
        place,
        kind,
      })),
    ),
  );
/** A key is told of its scopes before anything is looked at, and one of another platform finds nothing anywhere. */
const isWorthAsking = (caller: CallerName, place: Place): boolean =>
  caller === 'foreignOwner'
    ? place !== 'otherTenant'
    : !(caller === 'keyWithoutScopes' || caller === 'foreignKey') || place === 'own';
const isKey = (caller: CallerName): boolean => ['key', 'keyWithoutScopes', 'foreignKey'].includes(caller);
const isPerson = (caller: CallerName): caller is Person => (PEOPLE as readonly string[]).includes(caller);

/** Status and code that a case must come to; null for anything but a refusal for want of rights. */
function expected({ line, caller, place, kind }: Case): {
  outcome: Outcome | 'unauthenticated';
  code?: string;
} {
  if (caller === 'anonymous') return { outcome: 'unauthenticated' };
  if (isKey(caller)) return expectedOfKey({ line, caller, place, kind });
  if (line.forOperator) return { outcome: caller === 'operator' ? 'ok' : 'forbidden' };
  if (caller === 'operator') return { outcome: 'forbidden', code: 'forbidden' };
  if (caller === 'mustChangePassword') {
    return WHILE_PASSWORD_CHANGE.includes(line.route)
      ? { outcome: 'ok' }
      : { outcome: 'forbidden', code: 'password_change_required' };
  }
  if (isPerson(caller)) return { outcome: line.expect(caller, place, kind) };
  return { outcome: line.hasPlace ? 'hidden' : line.expect('owner', 'own', kind) };
}

/** R7: a platform admin where its scope opens the route; never more, and never the owner. */
function expectedOfKey({ line, caller, place, kind }: Case): { outcome: Outcome; code?: string } {
  const asked = line.note?.startsWith('asked') === true;
  const scope = asked ? 'any' : ROUTES_OF_KEYS[line.route];
  if (scope === undefined) return { outcome: 'forbidden', code: 'key_not_accepted' };
  if (scope !== 'any' && caller === 'keyWithoutScopes')
    return { outcome: 'forbidden', code: 'scope_missing' };
  if (caller === 'foreignKey' && line.hasPlace) return { outcome: 'hidden' };
  return { outcome: line.expect('platformAdmin', place, kind) };
}

describe('The authorisation matrix: every route, every role, every place (V13-V19, V52)', () => {
  let world: AuthorisationWorld;
  beforeAll(async () => {
    world = await AuthorisationWorld.start();
  }, 60_000);
  afterAll(() => world.identity.stop());

  const targetOf = async ({ line, place, kind }: Case, outcome: string): Promise<Target> => {
    const target = structuredClone(world.targets[place]);
    if (line.spends && outcome === 'ok') target.person[kind] = await world.freshPerson(place, kind);
    return target;
  };
  const call = async ({ line, caller, kind }: Case, target: Target) => {
    const { path, body } = line.call(target, kind);
    const method = path.startsWith('/internal') ? 'POST' : (line.route.split(' ')[0] ?? '');
    const answer = await world.identity.request(world.actor(caller), method, path, body);
    return path.startsWith('/internal/policy-decisions') ? asStatus(answer) : answer;
  };
  const auditCount = async ({ line }: Case) => {
    if (line.route.startsWith('GET')) return 0;
    const [row] = await world.identity.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM identity.audit_events',
    );
    return row?.n ?? 0;
  };

  it('has a line for every route of the API', () => {
    const known = new Set([
      ...LINES.map(({ route }) => route),
      ...Object.keys({ ...OPEN_ROUTES, ...OPERATOR_ROUTES }),
    ]);
    expect(ROUTES.filter((route) => !known.has(route))).toEqual([]);
  });

  it('names the scope of every route that is open to API keys, and of no other (R7)', () => {
    expect(scopesOf(API)).toEqual(ROUTES_OF_KEYS);
  });

  it(`has at least ${FEWEST_CASES} cases`, () => {
    expect(OFFERED.flatMap(casesOf).length).toBeGreaterThanOrEqual(FEWEST_CASES);
  });

  it.each(OFFERED.map((line) => [`${line.route}${line.note ? `, ${line.note}` : ''}`, line] as const))(
    '%s',
    async (_, line) => {
      const wrong: string[] = [];
      const hidden: Record<string, string> = {};
      for (const each of casesOf(line)) {
        const { outcome, code } = expected(each);
        const target = await targetOf(each, outcome);
        const before = await auditCount(each);
        const { status, body } = await call(each, target);
        const written = (await auditCount(each)) - before;
        const is = outcomeOf(status);
        const name = `${each.caller} about a ${each.kind} ${each.place}`;
        const said = `${status} ${body?.code ?? ''}`;
        if (is !== outcome || (code && body?.code !== code)) wrong.push(`${name}: ${said}, not ${outcome}`);
        const words = wordsOf(body);
        // V17: what belongs to others, what one may not see, and what never existed, are told in the same words.
        if (is === 'hidden' && !line.hasOwnNothing && (hidden[each.caller] ??= words) !== words)
          wrong.push(`${name}: ${words}`);
        // I9: one event for what was done, none for what was refused.
        const isWritten =
          status < 300 &&
          !/^GET|\/internal/.test(line.route) &&
          !line.isRehearsal &&
          !line.note?.startsWith('asked');
        if (written !== (isWritten ? 1 : 0)) wrong.push(`${name}: ${said} left ${written} audit events`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

interface Api {
  paths: Record<string, Record<string, { security?: Record<string, string[]>[] }>>;
}

function scopesOf({ paths }: Api): Record<string, string> {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { security = [] }]) => {
        const ways = security.filter((way) => 'apiKey' in way || 'oauth2' in way);
        const scopes = new Set(ways.map((way) => (way['apiKey'] ?? way['oauth2'])?.join(' ') || 'any'));
        return scopes.size === 0
          ? []
          : [[`${method.toUpperCase()} ${path}`, [...scopes].join(' or ')] as const];
      }),
    ),
  );
}

function routesOf({ paths }: Api): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function outcomeOf(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'hidden';
  return status < 500 ? 'ok' : `error ${status}`;
}

/** An answer without what differs from call to call, and without saying which of several ids nothing was found for. */
const wordsOf = (body: object): string =>
  JSON.stringify({ ...body, instance: '', requestId: '' })
    .replaceAll(ID, 'id')
    .replace('There is no group id here.', 'There is nothing at this address.');

/** What the other service makes of a decision. */
function asStatus(answer: { status: number; body: { outcome?: string; code?: string } }) {
  const statuses: Record<string, number> = { allowed: 200, refused: 403, not_found: 404 };
  return { ...answer, status: statuses[answer.body.outcome ?? ''] ?? answer.status };
}
