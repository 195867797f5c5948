import { RequestContext } from '@rollcall/platform';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { SignInOrigin } from './sign-in.store.js';

interface HttpRequest {
  headers: Record<string, string | string[] | undefined>;
}

/** From where the request comes: `@OriginOf() origin: SignInOrigin`. */
export const OriginOf = createParamDecorator((_: unknown, context: ExecutionContext): SignInOrigin => {
  const { headers } = context.switchToHttp().getRequest<HttpRequest>();
  return {
    clientIp: RequestContext.current()?.clientIp ?? '',
    userAgent: String(headers['user-agent'] ?? ''),
  };
});
