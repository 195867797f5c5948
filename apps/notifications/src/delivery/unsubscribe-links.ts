import type { KeyRing } from '@rollcall/platform';
import { parse, stringify } from 'uuid';
import { KeyedTokens } from './keyed-tokens.js';
import type { MailTopic } from './mail-kinds.rules.js';

/** What a link to unsubscribe is about. */
export interface Unsubscription {
  platformId: string;
  userId: string;
  topic: MailTopic;
}

const TOPICS: readonly MailTopic[] = ['reminders'];
const UUID_BYTES = 16;

/** Links to unsubscribe with one click (RFC 8058): they name person and topic, prove that we made them, and do not end. */
export class UnsubscribeLinks {
  private readonly tokens: KeyedTokens;

  constructor(
    keys: KeyRing,
    private readonly publicUrl: string,
  ) {
    this.tokens = new KeyedTokens(keys, 'unsubscribe');
  }

  of({ platformId, userId, topic }: Unsubscription): string {
    const content = Buffer.from([...parse(platformId), ...parse(userId), TOPICS.indexOf(topic)]);
    return `${this.publicUrl.replace(/\/$/, '')}/unsubscribe/${this.tokens.seal(content)}`;
  }

  /** @returns undefined when it is no token of ours */
  read(token: string): Unsubscription | undefined {
    const content = this.tokens.open(token);
    const topic = TOPICS[content?.at(2 * UUID_BYTES) ?? -1];
    if (!content || !topic) return undefined;
    const [platformId, userId] = [
      content.subarray(0, UUID_BYTES),
      content.subarray(UUID_BYTES, 2 * UUID_BYTES),
    ];
    return { platformId: stringify(platformId), userId: stringify(userId), topic };
  }
}
