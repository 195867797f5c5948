import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, DependencyUnavailableError, RemoteProblem } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageLocale } from '../join/page-locale.rules.js';
import { sendPage } from '../pages/page-layout.js';
import { ResetLinksClient } from './reset-links.client.js';
import { resetFormPage, resetNoticeFor, resetNoticePage } from './reset.page.js';

interface ResetRequest {
  Params: { token: string };
  Querystring: Record<string, unknown>;
  Body: Record<string, unknown> | undefined;
}

type Request = FastifyRequest<ResetRequest>;

/**
 * The page behind the link to choose a password, in mails about a reset or a new account. Works without scripts;
 * opening it changes nothing (D-15, V32).
 */
@Controller('reset')
@ApiExcludeController()
@Allow('anonymous')
export class ResetController {
  constructor(private readonly links: ResetLinksClient) {}

  @Get('done')
  done(@Req() request: Request, @Res() reply: FastifyReply): void {
    sendPage(reply, resetNoticePage('done', localeOf(request)));
  }

  @Get(':token')
  async open(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    try {
      const link = await this.links.lookUp(request.params.token);
      sendPage(reply, resetFormPage(link, localeOf(request, link.locale)));
    } catch (error) {
      explain(error, request, reply);
    }
  }

  @Post(':token')
  async submit(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.choose(request, reply);
    } catch (error) {
      explain(error, request, reply);
    }
  }

  private async choose(request: Request, reply: FastifyReply): Promise<void> {
    const { token } = request.params;
    const typed = request.body?.['password'];
    try {
      // Looked up first: a link that is no link must not be tried as one of another kind.
      await this.links.lookUp(token);
      await this.links.choose(token, typeof typed === 'string' ? typed : '');
      // The address that the browser keeps from now on holds no secret (V31).
      reply.redirect(`/reset/done?lang=${localeOf(request)}`, 303);
    } catch (error) {
      if (!(error instanceof RemoteProblem) || error.code !== 'invalid_input') throw error;
      const isCommon = error.problem.errors?.some(({ code }) => code === 'password_too_common');
      const link = await this.links.lookUp(token);
      const fault = isCommon ? 'password-too-common' : 'password-length';
      sendPage(reply, resetFormPage(link, localeOf(request, link.locale), fault));
    }
  }
}

function explain(error: unknown, request: Request, reply: FastifyReply): void {
  if (error instanceof RemoteProblem) {
    sendPage(reply, resetNoticePage(resetNoticeFor(error.code), localeOf(request)));
  } else if (error instanceof DependencyUnavailableError) {
    reply.header('retry-after', '30');
    sendPage(reply, resetNoticePage('unavailable', localeOf(request)));
  } else {
    throw error;
  }
}

function localeOf(request: Request, ofPerson?: unknown): ReturnType<typeof pageLocale> {
  return pageLocale(request.query['lang'], ofPerson, request.headers['accept-language']);
}
