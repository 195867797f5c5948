import { auditAction } from './audit-actions.rules.js';

/** What a command was called with. */
export interface AuditedCall {
  method: string;
  route: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
}

/** What is written down of a command. */
export interface AuditEntry {
  action: string;
  /** `type/id`, at most {@link MOST_SUBJECTS}. */
  subjects: string[];
  details: Record<string, unknown>;
}

/** A call about thousands of people names the first ones and says how many there were. */
export const MOST_SUBJECTS = 1_000;
const LONGEST_VALUE = 200;
const MOST_VALUES = 20;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const TYPE_OF_FIELD: Readonly<Record<string, string>> = {
  userId: 'user',
  userIds: 'user',
  ownerId: 'user',
  instructorIds: 'user',
  excludedUserIds: 'user',
  groupId: 'group',
  groupIds: 'group',
  defaultGroupId: 'group',
  parentId: 'group',
  rootGroupId: 'group',
  invitationId: 'invitation',
  sessionId: 'session',
  signInId: 'sign-in',
};
const TYPE_OF_SEGMENT: Readonly<Record<string, string>> = {
  platforms: 'platform',
  groups: 'group',
  users: 'user',
  imports: 'import',
  invitations: 'invitation',
  paths: 'path',
  sessions: 'session',
  'sign-ins': 'sign-in',
  'api-keys': 'api-key',
};

/**
 * Fields whose values are written down. Of all others only the names are: the audit cannot be changed, so what must
 * be forgotten one day (T13) or never be known (Z-02) has no place in it.
 */
const PLAIN_FIELDS = new Set(
  (
    'name slug plan locale timeZone usernameLogin userLimit hardUserLimit userAdminGrantableRoles credentialsMail ' +
    'mailEnabled blockWeekendReminders sessionReminderDays weeklyLateReminders scopes expiresAt overlapSeconds ' +
    'maxGroups public roles role scope sendCredentials date newLink audience startsAt endsAt status mode'
  ).split(' '),
);

/** Puts a command and its answer into words, without knowing the command: by the names of routes and fields. */
export function auditEntryOf(call: AuditedCall, answer: unknown): AuditEntry {
  const subjects = subjectsOf(call, answer);
  const details = { ...plainFields(call.params), ...plainFields(call.query), ...describeBody(call.body) };
  return {
    action: auditAction(call.method, call.route),
    subjects: subjects.slice(0, MOST_SUBJECTS),
    details: subjects.length > MOST_SUBJECTS ? { ...details, subjectCount: subjects.length } : details,
  };
}

function subjectsOf({ route, params, body }: AuditedCall, answer: unknown): string[] {
  const segments = route.split('/');
  const ownType = TYPE_OF_SEGMENT[segments[segments.indexOf(':id') - 1] ?? ''];
  const newType = TYPE_OF_SEGMENT[segments.findLast((segment) => segment in TYPE_OF_SEGMENT) ?? ''];
  const found = new Set<string>();
  add(found, ownType, params['id']);
  add(found, newType, isObject(answer) ? answer['id'] : undefined);
  for (const part of [params, body, answer]) collect(found, part, 0);
  return [...found];
}

const DEEPEST = 3;

function collect(found: Set<string>, value: unknown, depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(found, each, depth + 1);
  } else if (isObject(value)) {
    for (const [field, content] of Object.entries(value)) {
      const type = TYPE_OF_FIELD[field];
      if (type) for (const id of [content].flat()) add(found, type, id);
      else collect(found, content, depth + 1);
    }
  }
}

function add(found: Set<string>, type: string | undefined, id: unknown): void {
  if (type && typeof id === 'string' && UUID.test(id.toLowerCase())) found.add(`${type}/${id.toLowerCase()}`);
}

function describeBody(body: unknown): Record<string, unknown> {
  if (!isObject(body)) return {};
  const fields = Object.keys(body).toSorted();
  return fields.length === 0 ? {} : { fields, ...plainFields(body) };
}

const plainFields = (from: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(from)
      .filter(([field, value]) => PLAIN_FIELDS.has(field) && isPlain(value))
      .map(([field, value]) => [field, shortened(value)]),
  );

const isPlain = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((each) => !isObject(each)) : !isObject(value);

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_VALUES).map(shortened);
  // U+0000 and halves of characters are valid JSON, and PostgreSQL cannot store them.
  return typeof value === 'string'
    ? value.replaceAll('\0', '').slice(0, LONGEST_VALUE).toWellFormed()
    : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
