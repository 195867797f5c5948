import { describe, expect, it } from '@jest/globals';
import type { MailKind } from '@rollcall/contracts';
import { MailCatalogue } from '../mail-catalogue.js';
import type { LeasedMail } from '../mail-record.js';
import { FetchSecrets } from './fetch-secrets.js';
import type { LastDoubts } from './last-doubts.js';

const mail = (id: string, kind = 'password_changed') => ({ id, kind }) as LeasedMail;
const fetching = (about: LastDoubts['about']) => {
  const nothing = () => Promise.resolve(new Map());
  return new FetchSecrets(
    new MailCatalogue([{ kind: 'password_changed' as MailKind, secret: null } as never]),
    { linksOf: nothing } as never,
    { secretsOf: () => Promise.resolve([]) } as never,
    { of: nothing } as never,
    { about } as never,
  );
};

/** A catalogue of one kind that carries a link, and invitations that does not answer. */
const withoutInvitations = () =>
  new FetchSecrets(
    new MailCatalogue([
      { kind: 'platform_invitation' as MailKind, secret: 'invitation-link' },
      { kind: 'password_changed' as MailKind, secret: null },
    ] as never),
    { linksOf: () => Promise.reject(new Error('away')) } as never,
    { secretsOf: () => Promise.resolve([]) } as never,
    { of: () => Promise.resolve(new Map()) } as never,
    { about: () => Promise.resolve(new Map()) } as never,
  );

describe('fetching what mails carry', () => {
  it('lets all wait while it cannot be asked whether they may still go out', async () => {
    const secrets = fetching(() => Promise.reject(new Error('terminating connection')));
    expect(await secrets.of([mail('a'), mail('b')])).toEqual(new Map());
  });

  it('lets mails wait for the service that does not answer, and no others', async () => {
    const found = await withoutInvitations().of([mail('a', 'platform_invitation'), mail('b')]);
    expect(found).toEqual(
      new Map<string, object>([
        ['b', { secrets: {} }],
        ['a', { waitsFor: 'invitations' }],
      ]),
    );
  });

  it('lets a mail wait whose kind only a newer release knows, and no other', async () => {
    const secrets = fetching(() => Promise.resolve(new Map()));
    const found = await secrets.of([mail('new', 'brand_new'), mail('old')]);
    expect([...found.keys()]).toEqual(['old']);
  });
});
