import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '../clock/movable-clock.js';
import type { Actor } from './actor.js';
import { ActorTokens, InvalidActorTokenError } from './actor-tokens.js';
import { KeyRing } from './key-ring.js';
import { keyActor, userActor } from './test-actors.js';

const NEW_KEY = `k2:${Buffer.alloc(32, 2).toString('base64')}`;
const OLD_KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const clock = new MovableClock();
const ring = KeyRing.parse(OLD_KEY);
const tokens = new ActorTokens(ring, clock);
const seconds = (): number => Math.floor(clock.now().getTime() / 1000);

const HEADER = { alg: 'HS256', kid: 'k1', typ: 'rollcall-actor+jwt' };
const payload = (): Record<string, unknown> => ({
  actor: { kind: 'operator' },
  iss: 'rollcall',
  aud: 'rollcall-services',
  iat: seconds(),
  exp: seconds() + 30,
});

/** A forger who has even the right key, unless another is given. */
function forge(
  header: object,
  claims: object,
  key = ring.current('actor-token').key,
  hash = 'sha256',
): string {
  const [head, body] = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${head}.${body}.${createHmac(hash, key).update(`${head}.${body}`).digest('base64url')}`;
}

const without = (claims: Record<string, unknown>, name: string): object =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

describe('actor tokens', () => {
  it.each<Actor>([
    userActor({ passwordChangeRequired: true }),
    keyActor({ scopes: ['users:read', 'groups:write'] }),
    keyActor(),
    { kind: 'operator' },
    { kind: 'service', service: 'notifications' },
    { kind: 'anonymous' },
  ])('carry the actor $kind', async (actor) => {
    await expect(tokens.verify(await tokens.mint(actor))).resolves.toEqual(actor);
  });

  it('carry no scope that is not known here', async () => {
    const scopes = ['users:read', 'users:everything', 7, '__proto__'];
    const token = forge(HEADER, { ...payload(), actor: { ...keyActor(), scopes } });
    await expect(tokens.verify(token)).resolves.toEqual(keyActor({ scopes: ['users:read'] }));
  });

  it('can be made by the forger of these tests, so that each refusal below has one reason only', async () => {
    await expect(tokens.verify(forge(HEADER, payload()))).resolves.toEqual({ kind: 'operator' });
  });

  it('of an older key still verify after a rotation, until that key is gone', async () => {
    const token = await tokens.mint({ kind: 'operator' });
    const rotated = new ActorTokens(KeyRing.parse(`${NEW_KEY},${OLD_KEY}`), clock);
    const retired = new ActorTokens(KeyRing.parse(NEW_KEY), clock);

    await expect(rotated.verify(token)).resolves.toEqual({ kind: 'operator' });
    await expect(retired.verify(token)).rejects.toThrow(InvalidActorTokenError);
    await expect(tokens.verify(await rotated.mint({ kind: 'operator' }))).rejects.toThrow(
      InvalidActorTokenError,
    );
  });

  it('live as long as they say, give or take the tolerance between two clocks', async () => {
    const local = new MovableClock();
    const minted = await new ActorTokens(ring, local).mint({ kind: 'operator' }, 60);
    const verifier = new ActorTokens(ring, local);

    local.advanceSeconds(59);
    await expect(verifier.verify(minted)).resolves.toEqual({ kind: 'operator' });
    local.advanceSeconds(7);
    await expect(verifier.verify(minted)).rejects.toThrow(InvalidActorTokenError);
  });

  it('that verified once are refused all the same once their time is over', async () => {
    const local = new MovableClock();
    const verifier = new ActorTokens(ring, local);
    const minted = await verifier.mint({ kind: 'operator' }, 60);
    for (const passed of [0, 30, 29]) {
      local.advanceSeconds(passed);
      await expect(verifier.verify(minted)).resolves.toEqual({ kind: 'operator' });
    }
    local.advanceSeconds(7);
    await expect(verifier.verify(minted)).rejects.toThrow(InvalidActorTokenError);
  });

  it.each([0, -1, 61, Number.NaN])('are never minted for %d seconds', async (ttl) => {
    await expect(tokens.mint({ kind: 'operator' }, ttl)).rejects.toThrow(RangeError);
  });
});

const valid = (): string => forge(HEADER, payload());
const unsigned = (alg: string): string => forge({ ...HEADER, alg }, payload()).replace(/[^.]+$/, '');

describe('forged actor tokens are refused (V46):', () => {
  it.each<[string, () => string]>([
    ['alg none', () => unsigned('none')],
    ['alg NoNe', () => unsigned('NoNe')],
    ['no signature', () => unsigned('HS256')],
    ['alg HS512, rightly signed', () => forge({ ...HEADER, alg: 'HS512' }, payload(), undefined, 'sha512')],
    ['alg RS256 over the shared key', () => forge({ ...HEADER, alg: 'RS256' }, payload())],
    ['a kid that is not in the ring', () => forge({ ...HEADER, kid: 'k9' }, payload())],
    ['no kid', () => forge({ alg: 'HS256', typ: HEADER.typ }, payload())],
    ['a kid that walks a path', () => forge({ ...HEADER, kid: '../k1' }, payload())],
    ['the key of another purpose', () => forge(HEADER, payload(), ring.current('links').key)],
    ['the master key itself', () => forge(HEADER, payload(), Buffer.alloc(32, 1))],
    ['an empty key', () => forge(HEADER, payload(), Buffer.alloc(0))],
    ['another audience', () => forge(HEADER, { ...payload(), aud: 'elsewhere' })],
    ['another issuer', () => forge(HEADER, { ...payload(), iss: 'elsewhere' })],
    ['another type', () => forge({ ...HEADER, typ: 'JWT' }, payload())],
    ['no type', () => forge({ alg: 'HS256', kid: 'k1' }, payload())],
    ['expired', () => forge(HEADER, { ...payload(), iat: seconds() - 50, exp: seconds() - 10 })],
    ['no expiry', () => forge(HEADER, without(payload(), 'exp'))],
    ['issued in the future', () => forge(HEADER, { ...payload(), iat: seconds() + 60, exp: seconds() + 90 })],
    [
      'issued long ago for long',
      () => forge(HEADER, { ...payload(), iat: seconds() - 600, exp: seconds() + 600 }),
    ],
    ['made for a year', () => forge(HEADER, { ...payload(), exp: seconds() + 31_536_000 })],
    ['not yet valid', () => forge(HEADER, { ...payload(), nbf: seconds() + 20 })],
    ['no actor', () => forge(HEADER, without(payload(), 'actor'))],
    ['an actor of no kind', () => forge(HEADER, { ...payload(), actor: { kind: 'root' } })],
    ...(['userId', 'platformId', 'signInId', 'passwordChangeRequired'] as const).map(
      (name): [string, () => string] => [
        `a user without ${name}`,
        () => forge(HEADER, { ...payload(), actor: without({ ...userActor() }, name) }),
      ],
    ),
    ...(['keyId', 'platformId', 'scopes'] as const).map((name): [string, () => string] => [
      `a key without ${name}`,
      () => forge(HEADER, { ...payload(), actor: without({ ...keyActor() }, name) }),
    ]),
    [
      'a key whose scopes are a text',
      () => forge(HEADER, { ...payload(), actor: { ...keyActor(), scopes: 'users:read' } }),
    ],
    ['a service without a name', () => forge(HEADER, { ...payload(), actor: { kind: 'service' } })],
    ['an unknown critical header', () => forge({ ...HEADER, crit: ['exp2'], exp2: 1 }, payload())],
    ['truncated', () => valid().slice(0, -4)],
    [
      'another payload under the signature',
      () => valid().replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`),
    ],
    ['a fourth part', () => `${valid()}.x`],
    ['two tokens in one header', () => `${valid()}, ${valid()}`],
    ['nothing', () => ''],
    ['a bare word', () => 'operator'],
  ])('%s', async (_, token) => {
    await expect(tokens.verify(token())).rejects.toThrow(InvalidActorTokenError);
  });

  it('any single bit flipped in the signature or the payload', async () => {
    const token = valid();
    const start = token.indexOf('.') + 1;
    const accepted: number[] = [];
    for (let at = start; at < token.length; at += 7) {
      const flipped = String.fromCodePoint((token.codePointAt(at) ?? 0) ^ 4);
      const forged = token.slice(0, at) + flipped + token.slice(at + 1);
      await tokens.verify(forged).then(
        () => accepted.push(at),
        () => undefined,
      );
    }
    expect(accepted).toEqual([]);
  });
});
