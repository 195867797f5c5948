import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { startTestService, type TestService } from '../bootstrap/test-service.js';
import type { Actor } from './actor.js';
import { Allow, AllowWhilePasswordChangeRequired } from './allow.decorator.js';
import { CurrentActor } from './current-actor.decorator.js';
import { actorTokens, userActor } from './test-actors.js';

@Controller('guarded')
@Allow('user')
class GuardedController {
  @Get()
  forUsers(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('password')
  @AllowWhilePasswordChangeRequired()
  password(): string {
    return 'ok';
  }

  @Get('internal')
  @Allow('service', 'operator')
  internal(): string {
    return 'ok';
  }

  @Get('open')
  @Allow('anonymous')
  open(@CurrentActor() { kind }: Actor): { kind: string } {
    return { kind };
  }
}

@Module({ controllers: [GuardedController] })
class GuardedModule {}

describe('who may call a route', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ module: GuardedModule });
  });
  afterAll(() => service.close());

  const call = async (path: string, headers: Record<string, string> = {}): Promise<[number, string?]> => {
    const response = await fetch(`${service.url}/guarded${path}`, { headers });
    const body = (await response.json().catch(() => ({}))) as { code?: string };
    return body.code === undefined ? [response.status] : [response.status, body.code];
  };
  const as = async (actor: Actor, path: string): Promise<[number, string?]> =>
    call(path, await service.as(actor));

  it('lets a user in with a token and hands the actor to the handler', async () => {
    const actor = userActor({ userId: 'someone' });
    const response = await fetch(`${service.url}/guarded`, { headers: await service.as(actor) });
    expect(await response.json()).toEqual(actor);
  });

  it('answers 401 without a token, and to an anonymous one', async () => {
    expect(await call('')).toEqual([401, 'unauthenticated']);
    expect(await as({ kind: 'anonymous' }, '')).toEqual([401, 'unauthenticated']);
  });

  it('answers 401 to a forged header on the service port (V47), whatever the route', async () => {
    const forged = JSON.stringify(userActor());
    const base64 = Buffer.from(forged).toString('base64');
    const elsewhere = await actorTokens(`test:${Buffer.alloc(32, 9).toString('base64')}`).mint(userActor());
    for (const token of [forged, base64, elsewhere, '']) {
      expect(await call('', { 'x-rollcall-actor': token })).toEqual([401, 'unauthenticated']);
      expect(await call('/open', { 'x-rollcall-actor': token })).toEqual([401, 'unauthenticated']);
    }
    expect(await call('', { 'x-user-id': 'someone', 'x-rollcall-user': 'someone' })).toEqual([
      401,
      'unauthenticated',
    ]);
  });

  it('answers 401 once the token is older than it may be', async () => {
    const headers = await service.as(userActor());
    service.clock.advanceSeconds(61);
    expect(await call('', headers)).toEqual([401, 'unauthenticated']);
  });

  it('answers 403 to another kind of actor', async () => {
    expect(await as({ kind: 'service', service: 'billing' }, '')).toEqual([403, 'forbidden']);
    expect(await as({ kind: 'operator' }, '')).toEqual([403, 'forbidden']);
    expect(await as(userActor(), '/internal')).toEqual([403, 'forbidden']);
  });

  it('lets the declaration of a route win over that of its controller', async () => {
    expect(await as({ kind: 'service', service: 'billing' }, '/internal')).toEqual([200]);
    expect(await as({ kind: 'operator' }, '/internal')).toEqual([200]);
  });

  it('keeps a person who must change the password from everything else', async () => {
    const actor = userActor({ passwordChangeRequired: true });
    expect(await as(actor, '')).toEqual([403, 'password_change_required']);
    expect(await as(actor, '/password')).toEqual([200]);
    expect(await as(actor, '/open')).toEqual([200]);
  });

  it('opens a route for anonymous callers to everybody', async () => {
    expect(await call('/open')).toEqual([200]);
    expect(await as(userActor(), '/open')).toEqual([200]);
  });
});
