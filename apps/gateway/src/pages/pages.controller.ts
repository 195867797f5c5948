import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '@rollcall/platform';
import type { FastifyReply } from 'fastify';
import { ICON, STYLE_SHEET } from './assets.js';
import { html } from './html.js';
import { sendPage } from './page-layout.js';

const CACHE = 'public, max-age=3600';

const WELCOME = html`<h1>Rollcall</h1>
  <p>User provisioning and invitations for learning organisations. This is the address of its API.</p>
  <ul>
    <li>
      <a href="/docs">How to call the API</a>, and the same for programs:
      <a href="/openapi.json">openapi.json</a>
    </li>
    <li><a href="/mailbox">Mailbox</a>: the mails that were sent, when no mail server is configured</li>
    <li><a href="/readyz">Health</a></li>
  </ul>`;

/** What a person sees who opens the address of the installation, and what its pages are made with. */
@Controller()
@ApiExcludeController()
@Allow('anonymous')
export class PagesController {
  @Get()
  welcome(@Res() reply: FastifyReply): void {
    sendPage(reply, { status: 200, locale: 'en', title: 'Welcome', content: WELCOME });
  }

  @Get('assets/pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', CACHE)
  styleSheet(): string {
    return STYLE_SHEET;
  }

  @Get(['assets/icon.svg', 'favicon.ico'])
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', CACHE)
  icon(): string {
    return ICON;
  }
}
