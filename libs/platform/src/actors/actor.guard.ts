import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../problems/domain.error.js';
import type { Actor, ActorKind, KeyActor } from './actor.js';
import { ACTOR_HEADER, ActorTokens } from './actor-tokens.js';
import { ALLOWED_KINDS, ALLOWED_WHILE_PASSWORD_CHANGE_REQUIRED } from './allow.decorator.js';
import { KEY_SCOPE, type RequiredScope } from './key-scope.decorator.js';
import { actorOf, rememberActor } from './request-actor.js';

/**
 * Lets a call through only when it bears a valid actor token of a kind that the route allows (V47), or when code
 * of this process has already established the actor with `rememberActor`. Messages are none of its business:
 * they arrive from the carrier, not from a caller.
 */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: ActorTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actorOf(request) ?? (await this.authenticate(request));
    rememberActor(request, actor);
    this.assertAllowed(actor, context);
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Actor> {
    const token = request.headers[ACTOR_HEADER];
    if (token === undefined) return { kind: 'anonymous' };
    return this.tokens.verify(String(token)).catch(() => {
      throw unauthenticated();
    });
  }

  private assertAllowed(actor: Actor, context: ExecutionContext): void {
    const kinds = this.read<ActorKind[]>(ALLOWED_KINDS, context) ?? [];
    // What is open to everybody has nothing to keep from somebody.
    if (kinds.includes('anonymous')) return;
    if (actor.kind === 'key') return assertScope(actor, this.read<RequiredScope>(KEY_SCOPE, context));
    if (!kinds.includes(actor.kind)) {
      throw actor.kind === 'anonymous'
        ? unauthenticated()
        : new DomainError('forbidden', `This call is not open to a caller of the kind "${actor.kind}".`);
    }
    const mustChangePassword = actor.kind === 'user' && actor.passwordChangeRequired;
    if (mustChangePassword && !this.read<boolean>(ALLOWED_WHILE_PASSWORD_CHANGE_REQUIRED, context)) {
      throw new DomainError('password_change_required', 'Set a new password first.');
    }
  }

  private read<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}

/** A route that names no scope is closed to keys, whoever else it is for. */
function assertScope({ scopes }: KeyActor, required: RequiredScope | undefined): void {
  if (required === undefined) {
    throw new DomainError('key_not_accepted', 'This call is not open to API keys; sign in as a person.');
  }
  if (required === 'any' || scopes.includes(required)) return;
  throw new DomainError(
    'scope_missing',
    `This call needs the scope ${required}; this key does not have it.`,
    {
      scope: required,
    },
  );
}

function unauthenticated(): DomainError {
  return new DomainError('unauthenticated', 'This call needs a valid sign-in.');
}
