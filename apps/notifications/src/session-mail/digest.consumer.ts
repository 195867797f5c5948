import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { MailQueue } from '../delivery/mail-queue.js';
import type { WantedMail } from '../delivery/mail-record.js';
import { EnrolmentsStore, type EnrolledPerson } from './enrolments.store.js';
import type { LearningSession } from './learning-sessions.store.js';
import { decideAbout } from './session-letters.js';
import { digestVariables } from './trial-digest.mail.js';

type Activation = EventOf<'identity.user-activated.v1' | 'identity.account-set-up.v1'>;
type Released = EnrolledPerson & LearningSession;

/** People of a free trial became active: one mail tells of all sessions that mails were held back for (D-13). */
@Controller()
export class DigestConsumer {
  constructor(
    private readonly mails: MailQueue,
    private readonly clock: Clock,
  ) {}

  @OnEvent('identity.user-activated.v1', { batch: true })
  async onActivated(
    @Payload() events: EventOf<'identity.user-activated.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.digest(transaction, events);
  }

  /** An administrator may set up who was invited, once the trial is over. */
  @OnEvent('identity.account-set-up.v1', { batch: true })
  async onSetUp(
    @Payload() events: EventOf<'identity.account-set-up.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.digest(transaction, events);
  }

  private async digest(tx: Transaction, events: readonly Activation[]): Promise<void> {
    const causes = new Map(events.map((event) => [event.data.userId, event]));
    const now = this.clock.now();
    const released = await EnrolmentsStore.release(tx, [...causes.keys()], now);
    const byPerson = new Map<string, Released[]>();
    for (const each of released) {
      // The event says so, whether or not the person is written down as active already.
      const person = { ...each, status: 'active' as const };
      if (decideAbout('trial_digest', person, each, now).do !== 'mail') continue;
      byPerson.set(each.userId, [...(byPerson.get(each.userId) ?? []), each]);
    }
    const wanted = [...byPerson].map(([userId, sessions]) => {
      const cause = causes.get(userId) as Activation;
      return digestTo(sessions, cause, now);
    });
    await this.mails.put(tx, wanted);
  }
}

function digestTo(sessions: readonly Released[], cause: Activation, now: Date): WantedMail {
  const [person] = sessions as [Released, ...Released[]];
  return {
    platformId: cause.platformid,
    kind: 'trial_digest',
    causeEventId: cause.id,
    userId: person.userId,
    invitationId: null,
    recipient: person.email ?? '',
    locale: person.locale,
    variables: digestVariables({ ...person, firstName: cause.data.firstName }, sessions, now),
  };
}
