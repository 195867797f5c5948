import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, DependencyUnavailableError, RemoteProblem } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageLocale } from '../join/page-locale.rules.js';
import { sendPage } from '../pages/page-layout.js';
import { NotificationsClient } from '../routing/peers.js';
import { type UnsubscribePage, unsubscribePage } from './unsubscribe.page.js';

type Request = FastifyRequest<{
  Params: { token: string };
  Querystring: Record<string, unknown>;
  Body: Record<string, unknown> | undefined;
}>;

const ANONYMOUS = { kind: 'anonymous' } as const;

/**
 * The page behind `List-Unsubscribe`. Opening it changes nothing, because mail scanners open everything; mail programs
 * send the form themselves when somebody clicks their button (RFC 8058).
 */
@Controller('unsubscribe')
@ApiExcludeController()
@Allow('anonymous')
export class UnsubscribeController {
  constructor(private readonly notifications: NotificationsClient) {}

  @Get(':token')
  ask(@Req() request: Request, @Res() reply: FastifyReply): void {
    show('ask', request, reply);
  }

  @Post(':token')
  async submit(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    const wantsThem = request.body?.['wish'] === 'again';
    const path = `/v1/unsubscriptions/${encodeURIComponent(request.params.token)}`;
    try {
      if (wantsThem) await this.notifications.delete(path, { actor: ANONYMOUS });
      else await this.notifications.put(path, { actor: ANONYMOUS, body: {} });
      show(wantsThem ? 'again' : 'done', request, reply);
    } catch (error) {
      if (error instanceof RemoteProblem) return show('unknown', request, reply);
      if (!(error instanceof DependencyUnavailableError)) throw error;
      reply.header('retry-after', '30');
      show('unavailable', request, reply);
    }
  }
}

function show(kind: UnsubscribePage, request: Request, reply: FastifyReply): void {
  sendPage(
    reply,
    unsubscribePage(kind, pageLocale(request.query['lang'], undefined, request.headers['accept-language'])),
  );
}
