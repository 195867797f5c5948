import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { startTestService, type TestService } from '../bootstrap/test-service.js';
import type { Actor } from './actor.js';
import { API_SCOPE_NAMES } from './api-scopes.js';
import { Allow, AllowWhilePasswordChangeRequired } from './allow.decorator.js';
import { CurrentActor } from './current-actor.decorator.js';
import { KeyScope } from './key-scope.decorator.js';
import { actorTokens, keyActor, userActor } from './test-actors.js';

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

@Controller('keyed')
@Allow('user')
@KeyScope('users:read')
class KeyedController {
  @Get()
  read(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('write')
  @KeyScope('users:write')
  write(): string {
    return 'ok';
  }

  @Get('any')
  @KeyScope('any')
  any(): string {
    return 'ok';
  }
}

@Module({ controllers: [GuardedController, KeyedController] })
class GuardedModule {}

describe('who may call a route', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ module: GuardedModule });
  });
  afterAll(() => service.close());

  const call = async (path: string, headers: Record<string, string> = {}): Promise<[number, string?]> => {
    const response = await fetch(`${service.url}/${path.startsWith('keyed') ? '' : 'guarded'}${path}`, {
      headers,
    });
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

  describe('as an API key (R7)', () => {
    const key = keyActor({ scopes: ['users:read'] });

    it('answers 403 where no scope opens the route to keys, whatever the key has', async () => {
      const mighty = keyActor({ scopes: API_SCOPE_NAMES });
      for (const path of ['', '/password', '/internal']) {
        expect([path, ...(await as(mighty, path))]).toEqual([path, 403, 'key_not_accepted']);
      }
    });

    it('lets in a key with the scope, under its own name', async () => {
      const response = await fetch(`${service.url}/keyed`, { headers: await service.as(key) });
      expect([response.status, await response.json()]).toEqual([200, key]);
    });

    it('names the scope that a key lacks; the one of the route wins over that of its controller', async () => {
      const response = await fetch(`${service.url}/keyed/write`, { headers: await service.as(key) });
      expect([response.status, await response.json()]).toEqual([
        403,
        expect.objectContaining({ code: 'scope_missing', scope: 'users:write' }),
      ]);
      expect(await as(keyActor(), 'keyed')).toEqual([403, 'scope_missing']);
    });

    it('opens a route for any scope to a key without one, and to nobody less', async () => {
      expect(await as(keyActor(), 'keyed/any')).toEqual([200]);
      expect(await as({ kind: 'operator' }, 'keyed/any')).toEqual([403, 'forbidden']);
      expect(await call('keyed/any')).toEqual([401, 'unauthenticated']);
    });

    it('needs no scope where anybody may call, and people need none anywhere', async () => {
      expect(await as(keyActor(), '/open')).toEqual([200]);
      expect(await as(userActor(), 'keyed/write')).toEqual([200]);
    });
  });
});
