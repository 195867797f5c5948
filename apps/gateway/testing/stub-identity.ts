import { ActorTokens, KeyRing, parseActor, SystemClock, type Actor } from '@rollcall/platform';
import { answerJson, readText, startStub, type StubHandler, type StubService } from './stub-service.js';

/** An identity that knows access tokens. */
export interface StubIdentity extends StubService {
  /** Access tokens that are valid, and whose they are. */
  signIns: Map<string, Actor>;
  /** Exchanges asked for. */
  exchanges: number;
  /** Runs before each exchange is answered. */
  beforeExchange: (() => Promise<void>) | undefined;
  /** Takes over all calls except exchanges. */
  handleOther: StubHandler | undefined;
}

/** Keys that the gateway and its stubs share. */
export const SECRET_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** Starts an identity; everything but exchanges it answers like any other stub. */
export async function startStubIdentity(): Promise<StubIdentity> {
  const stub = await startStub('identity');
  const tokens = new ActorTokens(KeyRing.parse(SECRET_KEYS), new SystemClock());
  const identity: StubIdentity = Object.assign(stub, {
    signIns: new Map<string, Actor>(),
    exchanges: 0,
    beforeExchange: undefined,
    handleOther: undefined,
  });
  identity.handle = async (request, response) => {
    if (request.url !== '/internal/actor-tokens') return answerOther(identity, request, response);
    identity.exchanges += 1;
    await identity.beforeExchange?.();
    const { accessToken } = JSON.parse(await readText(request)) as { accessToken: string };
    const actor = identity.signIns.get(accessToken);
    if (!actor) return answerJson(response, 401, { code: 'unauthenticated', detail: 'Not valid.' });
    return answerJson(response, 200, { actorToken: await tokens.mint(actor), expiresAt: 'soon' });
  };
  return identity;
}

/** Who a service was told makes a call. */
export function actorIn(headers: Record<string, unknown>): Actor | undefined {
  const [, payload = ''] = String(headers['x-rollcall-actor']).split('.');
  const { actor } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { actor: unknown };
  return parseActor(actor);
}

async function answerOther(
  identity: StubIdentity,
  request: Parameters<StubHandler>[0],
  response: Parameters<StubHandler>[1],
): Promise<void> {
  if (identity.handleOther) return identity.handleOther(request, response);
  const { method = '', url = '', headers } = request;
  const call = { method, url, headers, body: await readText(request) };
  identity.calls.push(call);
  return answerJson(response, 200, { service: 'identity', ...call });
}
