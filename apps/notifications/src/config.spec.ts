import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@rollcall/platform';
import { TEST_ENVIRONMENT } from '@rollcall/platform/testing';
import { NotificationsConfig } from './config.js';

const GOOD = {
  ...TEST_ENVIRONMENT,
  DATABASE_URL: 'postgres://rollcall_notifications:x@localhost:5432/rollcall',
  IDENTITY_URL: 'http://127.0.0.1:3001',
  INVITATIONS_URL: 'http://127.0.0.1:3002',
};

describe('the environment of notifications', () => {
  it('needs no mail server', () => {
    const config = loadConfig(NotificationsConfig, GOOD);
    expect(config.SMTP_URL).toBeUndefined();
    expect(config.MAIL_FROM).toBe('Rollcall <no-reply@localhost>');
  });

  it.each([
    'smtp://localhost:1025',
    'smtp://user:secret@mail.example:587',
    'smtps://mail.example',
    'smtp://127.0.0.1:25',
  ])('takes the mail server %s', (SMTP_URL) => {
    expect(loadConfig(NotificationsConfig, { ...GOOD, SMTP_URL }).SMTP_URL).toBe(SMTP_URL);
  });

  it('names every bad variable in one line, without its value', () => {
    const bad = { ...GOOD, SMTP_URL: 'http://secret@mail', MAIL_FROM: 'nobody', INVITATIONS_URL: '' };
    expect(() => loadConfig(NotificationsConfig, bad)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^(?=.*SMTP_URL)(?=.*MAIL_FROM)(?=.*INVITATIONS_URL is missing)(?!.*secret).*$/,
        ),
      }),
    );
  });
});
