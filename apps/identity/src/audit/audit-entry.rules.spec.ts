import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AuditedCall, MOST_SUBJECTS, auditEntryOf } from './audit-entry.rules.js';

const [A, B, C] = ['a', 'b', 'c'].map((x) => `01930000-0000-7000-8000-00000000000${x}`) as [
  string,
  string,
  string,
];
const call = (method: string, route: string, more: Partial<AuditedCall> = {}): AuditedCall => ({
  method,
  route,
  params: {},
  query: {},
  body: undefined,
  ...more,
});

describe('What is written down of a command', () => {
  it('is its name, whom it was about, and the fields that were given', () => {
    const body = { userId: B, roles: ['coach'] };
    expect(auditEntryOf(call('POST', '/v1/groups/:id/members', { params: { id: A }, body }), {})).toEqual({
      action: 'member.added',
      subjects: [`group/${A}`, `user/${B}`],
      details: { fields: ['roles', 'userId'], roles: ['coach'] },
    });
  });

  it('finds what was created in the answer, and everybody in a list', () => {
    const answer = { results: [{ userId: A, invitationId: B }, { userId: C }] };
    const { subjects } = auditEntryOf(call('POST', '/v1/invitations', { body: { emails: 'x' } }), answer);
    expect(subjects).toEqual([`user/${A}`, `invitation/${B}`, `user/${C}`]);
    const session = call('POST', '/v1/paths/:id/sessions', { params: { id: A } });
    expect(auditEntryOf(session, { id: B }).subjects).toEqual([`path/${A}`, `session/${B}`]);
  });

  it('holds the names of fields with personal data or secrets, and never their values (T13, Z-02)', () => {
    const secret = 'Ada Lovelace ada@x.org correct horse';
    const names = [
      'password',
      'newPassword',
      'currentPassword',
      'email',
      'firstName',
      'lastName',
      'username',
    ];
    const body = Object.fromEntries(
      [...names, 'additionalInformation', 'message', 'token'].map((n) => [n, secret]),
    );
    const { details } = auditEntryOf(call('PATCH', '/v1/users/:id', { params: { id: A }, body }), body);
    expect(JSON.stringify(details)).not.toContain('Ada');
    expect(details['fields']).toEqual(expect.arrayContaining(names));
  });

  it('never loses what it cannot name: the route stands for it', () => {
    expect(auditEntryOf(call('POST', '/v1/new/things'), undefined).action).toBe('POST /v1/new/things');
  });

  it('counts what is too much to list', () => {
    const userIds = Array.from({ length: 1_500 }, (_, i) => `${A.slice(0, -4)}${String(i).padStart(4, '0')}`);
    const { subjects, details } = auditEntryOf(
      call('PUT', '/v1/sessions/:id/audience', { body: { userIds } }),
      null,
    );
    expect(subjects).toHaveLength(MOST_SUBJECTS);
    expect(details['subjectCount']).toBe(1_500);
  });

  it('takes any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (body, answer) => {
        expect(auditEntryOf(call('POST', '/v1/groups', { body }), answer).action).toBe('group.created');
      }),
    );
  });
});
