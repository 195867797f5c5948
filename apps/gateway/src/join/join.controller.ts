import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, DependencyUnavailableError, RemoteProblem } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignInSession } from '../authentication/sign-in-session.js';
import { sendPage } from '../pages/page-layout.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { joinFaults, readJoinForm } from './join-form.rules.js';
import { JoinLinksClient } from './join-links.client.js';
import { noticeFor, noticePage } from './join-notices.page.js';
import { joinFormPage } from './join.page.js';
import { pageLocale } from './page-locale.rules.js';

interface JoinRequest {
  Params: { token: string };
  Querystring: Record<string, unknown>;
  Body: Record<string, unknown> | undefined;
}

type Request = FastifyRequest<JoinRequest>;

/** The page behind the link in an invitation mail. Works without scripts; opening it changes nothing (D-15, V32). */
@Controller('join')
@ApiExcludeController()
@Allow('anonymous')
export class JoinController {
  constructor(
    private readonly links: JoinLinksClient,
    private readonly session: SignInSession,
    private readonly limits: RateLimits,
  ) {}

  @Get('welcome')
  welcome(@Req() request: Request, @Res() reply: FastifyReply): void {
    sendPage(reply, noticePage('welcome', localeOf(request)));
  }

  @Get(':token')
  async open(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    try {
      const link = await this.links.lookUp(request.params.token);
      sendPage(reply, joinFormPage(link, localeOf(request, link.locale)));
    } catch (error) {
      await this.explain(error, request, reply);
    }
  }

  @Post(':token')
  async submit(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    try {
      if (request.body?.['signOut'] === 'yes') await this.signOut(request, reply);
      else await this.accept(request, reply);
    } catch (error) {
      await this.explain(error, request, reply);
    }
  }

  private async accept(request: Request, reply: FastifyReply): Promise<void> {
    const form = readJoinForm(request.body ?? {});
    const { token } = request.params;
    try {
      const { accessToken } = await this.links.accept(token, form, request.passage.caller.actor);
      this.session.begin(reply, accessToken);
      // The address that the browser keeps from now on holds no secret (V31).
      reply.redirect(`/join/welcome?lang=${localeOf(request)}`, 303);
    } catch (error) {
      if (!(error instanceof RemoteProblem) || error.code !== 'invalid_input') throw error;
      const link = await this.links.lookUp(token);
      const faults = joinFaults(form, error.problem.errors ?? []);
      sendPage(reply, joinFormPage(link, localeOf(request, link.locale), { form, faults }));
    }
  }

  private async signOut(request: Request, reply: FastifyReply): Promise<void> {
    const { caller } = request.passage;
    if (caller.actor.kind === 'user') await this.links.signOut(caller.actor);
    this.session.end(reply, caller);
    reply.redirect(`?lang=${localeOf(request)}`, 303);
  }

  private async explain(error: unknown, request: Request, reply: FastifyReply): Promise<void> {
    if (error instanceof RemoteProblem) {
      // V33: the page is no way around the limit for guesses.
      if (error.code === 'link_unknown') await this.limits.take('unknown-links', request, reply);
      sendPage(reply, noticePage(noticeFor(error.code), localeOf(request)));
    } else if (error instanceof DependencyUnavailableError) {
      reply.header('retry-after', '30');
      sendPage(reply, noticePage('unavailable', localeOf(request)));
    } else {
      throw error;
    }
  }
}

function localeOf(request: Request, ofPerson?: unknown): ReturnType<typeof pageLocale> {
  return pageLocale(request.query['lang'], ofPerson, request.headers['accept-language']);
}
