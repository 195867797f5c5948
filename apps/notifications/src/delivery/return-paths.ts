import type { KeyRing } from '@rollcall/platform';
import { parse, stringify } from 'uuid';
import { KeyedTokens } from './keyed-tokens.js';

const ADDRESS = /^bounce\+([a-z2-7]{42})@([^@]+)$/i;

/**
 * Where a mail comes back to: an address of its own, which names the mail and proves that we made it. Who does not know
 * the mail cannot say that it came back.
 */
export class ReturnPaths {
  private readonly tokens: KeyedTokens;

  constructor(
    keys: KeyRing,
    private readonly domain: string | undefined,
  ) {
    this.tokens = new KeyedTokens(keys, 'return-path');
  }

  /** @returns undefined when mails come back to their sender */
  of(mailId: string): string | undefined {
    return this.domain && `bounce+${this.tokens.seal(Buffer.from(parse(mailId)))}@${this.domain}`;
  }

  /** @returns the mail whose return path this is; undefined when it is none of ours */
  mailOf(address: string): string | undefined {
    const [, token = '', domain = ''] = ADDRESS.exec(address) ?? [];
    if (domain.toLowerCase() !== this.domain?.toLowerCase()) return undefined;
    const id = this.tokens.open(token);
    return id && stringify(id);
  }
}
