import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { mailboxKey } from '../../delivery/delivery-address.rules.js';
import { MailServerState } from '../../delivery/mail-server-state.js';
import { RecipientsStore } from '../../recipients/recipients.store.js';
import { IdentityClient } from '../identity.client.js';
import { TimelineStore } from '../timeline.store.js';
import type { NoMailAnswer } from './no-mail-answer.js';
import { reasonsForNoMail } from './no-mail.rules.js';

/** How many mails are looked at: of each kind only the newest matters. */
const LOOK_AT = 100;
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Why somebody got no mail. */
@Injectable()
export class ExplainNoMailQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly mailServer: MailServerState,
    private readonly clock: Clock,
  ) {}

  async explain(actor: PlatformActor, userId: string): Promise<NoMailAnswer> {
    const person = await this.identity.assertMayReadMails(actor, userId);
    const { platformId } = person;
    return this.database.transaction({ platformId }, async (tx) => {
      const mailbox = person.email === null ? null : mailboxKey(person.email);
      const [mails, known, obstacles] = await Promise.all([
        // What an erased person was mailed is nobody's business any more.
        person.isErased ? [] : TimelineStore.page(tx, { platformId, userId, before: NEWEST, take: LOOK_AT }),
        RecipientsStore.find(tx, platformId, userId),
        TimelineStore.obstacles(tx, platformId, userId, mailbox),
      ]);
      const reasons = reasonsForNoMail({
        now: this.clock.now(),
        person,
        isKnown: known.isKnown,
        platform: known.platform,
        ...obstacles,
        serverDownSince: this.mailServer.failsSince,
        mails,
      });
      return { reasons };
    });
  }
}
