import { describe, expect, it } from '@jest/globals';
import { contentFaults } from './file-contents.mjs';
import { nameFaults } from './file-names.mjs';

const faultsIn = (file: string, text: string): string => contentFaults([file], () => text).join('\n');

describe('the check of names', () => {
  it.each([
    'apps/identity/src/users/invite-users/invite-users.handler.ts',
    'apps/identity/src/users/invite-users/invite-users.handler.int-spec.ts',
    'libs/messaging/src/behaviours/order.rabbitmq.int-spec.ts',
    'test/journeys/invite-by-email.e2e-spec.ts',
    'tools/test.mjs',
  ])('accepts %s', (file) => {
    expect(nameFaults([file])).toEqual([]);
  });

  it.each([
    ['apps/identity/src/users/inviteUsers.handler.ts', 'not kebab-case'],
    ['apps/identity/src/users/Invite.ts', 'not kebab-case'],
    ['apps/identity/src/common/dates.ts', 'a folder called "common"'],
    ['apps/identity/src/utils/dates.ts', 'a folder called "utils"'],
    ['apps/identity/src/users/manage-users/x.ts', 'a folder called "manage-users"'],
    ['libs/platform/src/clock/clock.service.ts', '".service" is not a role'],
    ['test/journeys/invite.spec.ts', 'holds .e2e-spec.ts only'],
    ['libs/platform/src/invite.e2e-spec.ts', 'journeys live in test/journeys'],
  ])('refuses %s', (file, fault) => {
    expect(nameFaults([file]).join('\n')).toContain(fault);
  });
});

describe('the check of contents', () => {
  it.each([
    ['apps/a/src/x.spec.ts', "it.only('works', () => {});", ':1: every test runs'],
    ['apps/a/src/x.ts', '\n// TODO later', ':2: no open ends'],
    ['apps/a/src/x.ts', 'const port = process.env.PORT;', 'reads process.env'],
    [
      'apps/a/src/x.int-spec.ts',
      'await new Promise((resolve) => setTimeout(resolve, 500));',
      'wait for a condition',
    ],
    ['libs/a/src/x.ts', 'export default class {}', 'no default exports'],
    ['libs/a/src/x.ts', '// @ts-ignore', 'types are mended'],
    ['libs/a/src/x.ts', 'line\n'.repeat(251), '251 lines, more than 250'],
  ])('refuses in %s: %j', (file, text, fault) => {
    expect(faultsIn(file, text)).toContain(fault);
  });

  it.each([
    ['libs/platform/src/config/load-config.ts', 'export const env = process.env;'],
    ['apps/a/src/x.ts', 'setTimeout(resolve, 500);'],
    ['libs/a/src/x.ts', 'line\n'.repeat(250)],
    ['libs/a/src/x.ts', `// Made by tools/build-mails.mjs.\n${'line\n'.repeat(400)}`],
  ])('accepts in %s: %j', (file, text) => {
    expect(faultsIn(file, text)).toBe('');
  });
});
