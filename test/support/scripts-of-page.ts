import { get } from 'node:http';
import type { Page } from 'playwright-core';

/** Notes the scripts that a page asks for, whatever asks for them. */
export class ScriptsOfPage {
  private readonly urls = new Set<string>();

  constructor(page: Page) {
    page.on('request', (request) => {
      if (request.resourceType() === 'script' || request.url().endsWith('.js')) this.urls.add(request.url());
    });
  }

  /** How many bytes of each the gateway sends to a browser that knows gzip and nothing better. */
  async gzippedBytes(): Promise<Map<string, number>> {
    const names = [...this.urls].map(async (url) => [new URL(url).pathname, await bytesOf(url)] as const);
    return new Map(await Promise.all(names));
  }
}

async function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url} answered ${response.statusCode}.`)),
      );
    });
    request.on('error', reject);
  });
}
