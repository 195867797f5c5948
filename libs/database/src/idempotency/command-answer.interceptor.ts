import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { type Observable, map } from 'rxjs';
import { CommandAnswer } from './command-answer.js';

interface Reply {
  status(code: number): unknown;
}

/** Turns a {@link CommandAnswer} that a controller returns into status and body. */
@Injectable()
export class CommandAnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    return next.handle().pipe(
      map((answer) => {
        if (!(answer instanceof CommandAnswer)) return answer;
        context.switchToHttp().getResponse<Reply>().status(answer.status);
        return answer.body as unknown;
      }),
    );
  }
}
