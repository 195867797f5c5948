import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ActivationRequest,
  InvitationFacts,
  InvitationQuestions,
  PlatformTerms,
  PolicyDecision,
  PolicyQuestion,
} from '@rollcall/contracts';
import { type ProblemCode, problemDocument } from '@rollcall/platform';

/** A person as identity keeps them. */
export interface StubPerson {
  facts: InvitationFacts;
  status: 'invited' | 'active' | 'gone';
  attemptId: string | null;
  activatedAt: string | null;
  /** How often an activation took effect: the tests are about this never being two. */
  activations: number;
  /** How often identity was asked to activate; each costs a hash. */
  calls: number;
}

/** What a test may make go wrong with the next activations; each is used once. */
export type Mishap =
  /** The connection breaks before anything happened. */
  | 'lost-before'
  /** The person becomes active, and the connection breaks before the answer. */
  | 'lost-after'
  | 'overloaded'
  | { refuse: ProblemCode; errors?: { path: string; code: string; message: string }[] };

/** Identity, as far as invitations needs it, with the same promises: an attempt activates once and only in time. */
export class StubIdentity {
  readonly people = new Map<string, StubPerson>();
  readonly mishaps: Mishap[] = [];
  /** Overrides the decision on a question; null leaves it to the stub. */
  decide: (question: PolicyQuestion) => PolicyDecision | null = () => null;
  activationMs = 3;
  /** What it says of the platform of an invitation. */
  platform: PlatformTerms | null = null;
  /** How long it thinks about many invitations. */
  decisionMs = 0;
  /** Who asks, as their own answers name them. */
  manager = { userId: '', displayName: 'Olivia Okafor' };
  /** The queries of the lists that were asked for. */
  readonly listed: Record<string, string>[] = [];
  private server: Server | undefined;
  private port = 0;

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  /** Identity is down until it is started again, under the same address. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  know(facts: readonly InvitationFacts[]): void {
    for (const one of facts) {
      const blank = { attemptId: null, activatedAt: null, activations: 0, calls: 0 };
      this.people.set(one.invitationId, { facts: one, status: 'invited', ...blank });
    }
  }

  person(invitationId: string): StubPerson {
    const person = this.people.get(invitationId);
    if (!person) throw new Error(`The stub does not know invitation ${invitationId}.`);
    return person;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as unknown) : undefined;
    const invitationId = /^\/internal\/activations\/(.+)$/.exec(request.url ?? '')?.[1];
    if (request.url === '/internal/policy-decisions')
      return send(response, 200, this.decision(body as PolicyQuestion));
    if (request.url === '/internal/invitation-decisions') {
      const { action, invitationIds } = body as InvitationQuestions;
      await delay(this.decisionMs);
      const items = invitationIds.map((each) => this.decision({ action, invitationId: each }));
      return send(response, 200, { items });
    }
    if (request.url?.startsWith('/v1/invitations?')) return send(response, 200, this.page(request.url));
    if (!invitationId) return problem(response, 'not_found');
    if (request.method === 'GET') return send(response, 200, this.stateOf(invitationId));
    return this.activate(invitationId, body as ActivationRequest, response);
  }

  private decision(question: PolicyQuestion): PolicyDecision {
    const override = this.decide(question);
    if (override) return override;
    if (question.action === 'invitation.job') return { outcome: 'allowed', actor: this.manager };
    const person = 'invitationId' in question ? this.people.get(question.invitationId) : undefined;
    if (!person) return { outcome: 'not_found' };
    const actor = { userId: person.facts.invitedBy.userId, displayName: 'Olivia Okafor' };
    const shown = { groupIds: person.facts.groupIds, needsApproval: false };
    const { platform } = this;
    return { outcome: 'allowed', actor, invitation: person.facts, shown, ...(platform && { platform }) };
  }

  /** A page of what everybody sees, as identity lists it. */
  private page(url: string): { items: { id: string }[]; nextCursor: string | null } {
    const query = new URL(url, this.url).searchParams;
    this.listed.push(Object.fromEntries(query));
    const [after, limit] = [query.get('cursor') ?? '', Number(query.get('limit'))];
    const ids = [...this.people.keys()].filter((each) => each > after).toSorted();
    const items = ids.slice(0, limit).map((each) => ({ id: each }));
    return { items, nextCursor: ids.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  private stateOf(invitationId: string) {
    const person = this.people.get(invitationId);
    if (!person || person.status === 'gone') return { state: 'gone', activatedAt: null };
    return { state: person.status === 'active' ? 'activated' : 'invited', activatedAt: person.activatedAt };
  }

  private async activate(id: string, request: ActivationRequest, response: ServerResponse): Promise<void> {
    const mishap = this.mishaps.shift();
    const person = this.people.get(id);
    if (person) person.calls += 1;
    if (mishap === 'lost-before') return hangUp(response);
    if (mishap === 'overloaded') return problem(response, 'overloaded');
    if (typeof mishap === 'object') return problem(response, mishap.refuse, mishap.errors);
    await delay(this.activationMs);
    if (person?.status === 'invited' && new Date() <= new Date(request.notAfter)) {
      Object.assign(person, {
        status: 'active',
        attemptId: request.attemptId,
        activatedAt: new Date().toISOString(),
      });
      person.activations += 1;
    }
    if (mishap === 'lost-after') return hangUp(response);
    if (person?.status !== 'active' || person.attemptId !== request.attemptId)
      return problem(response, 'invitation_closed');
    const { firstName, lastName } = request;
    const { userId, platformId, email, locale } = person.facts;
    const user = { id: userId, platformId, firstName, lastName, email, locale };
    return send(response, 201, {
      accessToken: `token-${id}`,
      expiresIn: 3600,
      passwordChangeRequired: false,
      user,
    });
  }
}

function hangUp(response: ServerResponse): void {
  response.destroy();
}

function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, code: ProblemCode, errors?: unknown): void {
  const body = problemDocument(code, 'as the test wants', { extra: errors ? { errors } : {} });
  send(response, body.status, body, 'application/problem+json');
}
