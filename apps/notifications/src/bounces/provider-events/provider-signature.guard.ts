import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Clock, DomainError, rawBodyOf } from '@rollcall/platform';
import { ProviderSignature } from './provider-signature.js';

/** Lets only the mail provider through, before anything is read out of the body; nobody, when none is expected. */
@Injectable()
export class ProviderSignatureGuard implements CanActivate {
  constructor(
    private readonly signature: ProviderSignature,
    private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
    if (!this.signature.isExpected) throw new DomainError('not_found', 'There is nothing at this address.');
    const given = request.headers['x-mail-signature'] ?? '';
    if (!this.signature.isValid(given, rawBodyOf(request), this.clock.now()))
      throw new DomainError('unauthenticated', 'The signature of the call is missing, wrong or too old.');
    return true;
  }
}
