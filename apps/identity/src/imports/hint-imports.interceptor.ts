import { actorOf, platformOf } from '@rollcall/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { ChangeHints } from '../hints/change-hints.js';

/** What is done with an import has no event before its end; pages that list imports are told all the same. */
@Injectable()
export class HintImportsInterceptor implements NestInterceptor {
  constructor(private readonly hints: ChangeHints) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest();
    if (request.method === 'GET') return next.handle();
    const actor = actorOf(request);
    const platformId = actor && platformOf(actor);
    return next.handle().pipe(tap(() => platformId && this.hints.tell(platformId, ['imports'])));
  }
}
