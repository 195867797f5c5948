import type { BrowserContext, Request, Response } from 'playwright-core';

/** Chromium's line about every answer from 400 on; such answers are judged where they arrive. */
const STATUS_LINE = /^Failed to load resource: the server responded with a status of \d/;
/** Parts of a page. What documents and calls answer is for the page to show and for the test to see. */
const PARTS = new Set(['stylesheet', 'script', 'image', 'font', 'media', 'manifest']);

/** Collects what must not happen on any page of a context. */
export class PageFaults {
  readonly all: string[] = [];
  private readonly origin: string;

  constructor(context: BrowserContext, baseUrl: string) {
    this.origin = new URL(baseUrl).origin;
    context.on('request', (request) => this.judgeRequest(request));
    context.on('response', (response) => this.judgeResponse(response));
    context.on('console', (message) => {
      if (message.type() === 'error' && !STATUS_LINE.test(message.text()))
        this.all.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (webError) => this.all.push(`uncaught: ${String(webError.error().stack)}`));
  }

  /** @throws Error with every fault */
  assertNone(): void {
    if (this.all.length > 0) throw new Error(`Faults of the page:\n${this.all.join('\n')}`);
  }

  private judgeRequest(request: Request): void {
    const url = new URL(request.url());
    const isOwn = url.origin === this.origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOwn) this.all.push(`request to another host: ${request.method()} ${request.url()}`);
  }

  private judgeResponse(response: Response): void {
    const kind = response.request().resourceType();
    const status = response.status();
    if (status >= 500 || (status >= 400 && PARTS.has(kind)))
      this.all.push(`${kind} ${response.url()} answered ${status}`);
  }
}
