import type { MailKind, PersonFacts, Plan } from '@rollcall/contracts';
import { deliveryAddress } from '../../delivery/delivery-address.rules.js';
import type { MailState } from '../../delivery/mail-state.rules.js';
import type { LoggedResult } from '../logged-result.rules.js';
import { NO_MAIL_CODES, type NoMailCode } from './no-mail-codes.rules.js';
import {
  GIVEN_UP_BECAUSE,
  KIND_NAMES,
  type MailDropReason,
  type SuppressionReason,
  at,
  quoted,
} from './no-mail-words.rules.js';

/** How long the log of mails goes back. */
const LOG_DAYS = 90;

/** A mail of the log, as far as it explains something. */
export interface SeenMail {
  kind: MailKind;
  sessionId: string | null;
  state: MailState;
  reply: string | null;
  reason: MailDropReason | SuppressionReason | null;
  messageId: string;
  recipient: string;
  queuedAt: Date;
  settledAt: Date | null;
  nextAttemptAt: Date | null;
  attempts: readonly { at: string; result: LoggedResult }[];
}

/** Everything that the answer depends on. */
export interface NoMailFacts {
  now: Date;
  person: PersonFacts;
  /** Whether the mail service has heard of the person. */
  isKnown: boolean;
  /** What it knows of the platform; null when it has not heard of it. */
  platform: { plan: Plan; mailEnabled: boolean } | null;
  suppression: { reason: SuppressionReason; since: Date; detail: string | null } | null;
  unsubscribedAt: Date | null;
  /** Since when the mail server takes no mails at all; null while it does. */
  serverDownSince: Date | null;
  /** Newest first. */
  mails: readonly SeenMail[];
}

/** One thing that can be the reason. */
export interface NoMailReason {
  code: NoMailCode;
  /** In plain words. */
  detail: string;
}

type Rule = (facts: NoMailFacts, latest: readonly SeenMail[]) => string[];

const RULES: Readonly<Record<NoMailCode, Rule>> = {
  person_deleted: ({ person }) =>
    person.status === 'deleted'
      ? [
          person.isErased
            ? 'The person was erased: nothing is mailed to them, and what was mailed is forgotten.'
            : 'The person was deleted: nothing is mailed to them. Invite them again to bring them back.',
        ]
      : [],
  no_email: ({ person }) =>
    person.email === null && person.status !== 'deleted'
      ? [
          'The account has a username and no email address. Add an address, or tell the person in another way.',
        ]
      : [],
  mail_switched_off: ({ platform }) =>
    platform?.mailEnabled === false
      ? [
          'Mail is switched off for the platform; only mails about passwords go out. A platform admin can switch it on.',
        ]
      : [],
  suppressed: ({ suppression, person }, latest) =>
    suppression
      ? [
          `The mailbox of ${person.email} is on the suppression list since ${at(suppression.since)}: ` +
            `${GIVEN_UP_BECAUSE[suppression.reason]}${quoted(suppression.detail)}. ` +
            'Correct the address, or have a platform admin release it.',
        ]
      : ofState(latest, 'suppressed').map(
          (mail) =>
            `${named(mail)} was not sent: the mailbox ${mail.recipient} was on the suppression list then. It is not any ` +
            'more; send it again.',
        ),
  bounced: (_, latest) =>
    ofState(latest, 'bounced').map(
      (mail) =>
        `${named(mail)} came back for good at ${at(mail.settledAt)}${quoted(mail.reply)}. Check the address ${mail.recipient}.`,
    ),
  mail_server_unreachable: (facts, latest) => {
    const waiting = [...ofState(latest, 'queued'), ...ofState(latest, 'deferred')];
    const unreachable = waiting.filter(({ attempts }) => attempts.at(-1)?.result === 'unreachable');
    const since = facts.serverDownSince ?? firstUnreachable(unreachable);
    if (since === null || waiting.length === 0) return [];
    return [
      `The mail server cannot be reached since ${at(since)}${quoted(unreachable[0]?.reply ?? null)}. ` +
        'What waits goes out by itself once it is back.',
    ];
  },
  deferred: (_, latest) =>
    ofState(latest, 'deferred')
      .filter(({ attempts }) => attempts.at(-1)?.result !== 'unreachable')
      .map(
        (mail) =>
          `${named(mail)} was put off by the mail server${quoted(mail.reply)}. It is tried again ${nextTry(mail)}.`,
      ),
  free_trial_before_activation: ({ person, platform }) =>
    person.status === 'invited' && platform?.plan === 'free_trial'
      ? [
          'On a free trial somebody who has not accepted the invitation gets nothing else: no mails about sessions, no ' +
            'reminders of them. A digest of their sessions follows when they accept.',
        ]
      : [],
  events_on_the_way: ({ isKnown, person }) =>
    !isKnown && person.status !== 'deleted'
      ? [
          'The mail service has not heard of the person yet. If this lasts for minutes, an operator has to look.',
        ]
      : [],
  queued: ({ now }, latest) =>
    ofState(latest, 'queued').map((mail) =>
      mail.nextAttemptAt && mail.nextAttemptAt > now
        ? `${named(mail)} waits since ${at(mail.queuedAt)} and is due at ${at(mail.nextAttemptAt)}.`
        : `${named(mail)} waits since ${at(mail.queuedAt)} for its turn, usually for seconds.`,
    ),
  link_superseded: (_, latest) =>
    dropped(latest)
      .filter(({ reason }) => reason === 'link_superseded')
      .map((mail) => `${named(mail)} was given up at ${at(mail.settledAt)}: a newer mail brings a new link.`),
  dropped: (_, latest) =>
    dropped(latest).flatMap((mail) =>
      mail.reason && mail.reason !== 'link_superseded'
        ? [`${named(mail)} was given up at ${at(mail.settledAt)}: ${GIVEN_UP_BECAUSE[mail.reason]}.`]
        : [],
    ),
  unsubscribed: ({ unsubscribedAt }) =>
    unsubscribedAt ? [`The person asked at ${at(unsubscribedAt)} for no more reminders.`] : [],
  not_requested: ({ person, mails, now }) => {
    const since = person.activatedAt === null ? null : new Date(person.activatedAt);
    const isInLog = since !== null && now.getTime() - since.getTime() < LOG_DAYS * 86_400_000;
    const isWelcomed = mails.some(
      ({ kind }) => kind === 'account_credentials' || kind === 'platform_invitation',
    );
    return person.status === 'active' && person.email !== null && isInLog && !isWelcomed
      ? [`The account was set up at ${at(since)} without a mail: nobody asked for one.`]
      : [];
  },
  sent: (_, latest) => {
    const mail = ofState(latest, 'sent').toSorted((a, b) => timeOf(b) - timeOf(a))[0];
    return mail
      ? [
          `${named(mail)} was handed to the mail server at ${at(mail.settledAt)} for ${mail.recipient}. Look in the spam ` +
            `folder, or have the mail's administrators look for ${mail.messageId}.${reportOf(mail)}`,
        ]
      : [];
  },
  alias_mailbox: ({ person }) => {
    const mailbox = person.email === null ? null : deliveryAddress(person.email);
    return mailbox !== null && mailbox !== person.email
      ? [`${person.email} is an alias: its mails go to the mailbox ${mailbox}.`]
      : [];
  },
  nothing_due: ({ mails }) =>
    mails.length === 0 ? [`No mail to the person was due in the last ${LOG_DAYS} days.`] : [],
};

/** Everything that can be the reason why somebody got no mail, the most likely first; never nothing. */
export function reasonsForNoMail(facts: NoMailFacts): NoMailReason[] {
  const latest = latestOfEach(facts.mails);
  const found = (Object.keys(NO_MAIL_CODES) as NoMailCode[]).flatMap((code) =>
    RULES[code](facts, latest).map((detail) => ({ code, detail })),
  );
  const others = found.filter(({ code }) => code !== 'nothing_due');
  return others.length > 0 ? others : found;
}

/** Of each kind, and of each session, only the newest mail says how things are. */
function latestOfEach(mails: readonly SeenMail[]): SeenMail[] {
  const seen = new Set<string>();
  return mails.filter(({ kind, sessionId }) => {
    const key = `${kind} ${sessionId ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

const ofState = (mails: readonly SeenMail[], state: SeenMail['state']): SeenMail[] =>
  mails.filter((mail) => mail.state === state);
const dropped = (mails: readonly SeenMail[]): SeenMail[] => ofState(mails, 'dropped');
const timeOf = ({ settledAt, queuedAt }: SeenMail): number => (settledAt ?? queuedAt).getTime();
const named = ({ kind, queuedAt }: SeenMail): string => `${KIND_NAMES[kind]} of ${at(queuedAt)}`;
const nextTry = ({ nextAttemptAt }: SeenMail): string =>
  nextAttemptAt ? `at ${at(nextAttemptAt)}` : 'right now';

function firstUnreachable(mails: readonly SeenMail[]): Date | null {
  const times = mails.flatMap(({ attempts }) =>
    attempts.filter(({ result }) => result === 'unreachable').map(({ at: time }) => Date.parse(time)),
  );
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** What the mail servers behind ours said later. */
function reportOf({ attempts }: SeenMail): string {
  const report = attempts.findLast(({ result }) => result === 'delayed' || result === 'delivered');
  return report ? ` It was reported as ${report.result} at ${at(new Date(report.at))}.` : '';
}
