import type { Locale } from '@rollcall/contracts';
import type { FastifyReply } from 'fastify';
import { PAGE_POLICY } from '../routing/security-headers.js';
import { html, type Html } from './html.js';

/** A page for people. */
export interface Page {
  status: number;
  locale: Locale;
  title: string;
  content: Html;
  /** Links to the same page in other languages. */
  languages?: Html;
  /** For pages wider than a form. */
  isWide?: boolean;
}

/** Sends a page, with a policy that lets it load nothing but our own style sheet and pictures. */
export function sendPage(reply: FastifyReply, page: Page): void {
  reply
    .code(page.status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': page.locale,
      'content-security-policy': PAGE_POLICY,
      'x-robots-tag': 'noindex, nofollow',
    })
    .send(layOut(page).text);
}

function layOut({ locale, title, content, languages, isWide }: Page): Html {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} · Rollcall</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/pages.css" />
      </head>
      <body>
        <header class="bar">
          <img src="/assets/icon.svg" alt="" width="28" height="28" /><span>Rollcall</span>
        </header>
        <main class="${isWide ? 'card wide' : 'card'}">${content}</main>
        <footer>${languages}</footer>
      </body>
    </html> `;
}
