/** A small platform to ask the policy about: Sales has France below it and HR beside it, in a zone of its own. */
const ROOT = { id: 'root', path: ['root'], zoneHeadId: 'root' };
const SALES = { id: 'sales', path: ['root', 'sales'], zoneHeadId: 'root' };
const FRANCE = { id: 'france', path: ['root', 'sales', 'france'], zoneHeadId: 'root' };
const HR = { id: 'hr', path: ['root', 'hr'], zoneHeadId: 'hr' };

/** Where a group lies, seen from the group of the actor. */
export const PLACES = { 'own group': SALES, below: FRANCE, above: ROOT, elsewhere: HR };

const actor = (group, role, isOwner = false) => ({
  userId: 'me',
  isOwner,
  rootGroupId: ROOT.id,
  plan: 'business',
  userAdminGrantableRoles: ['learner'],
  grants: role === 'learner' ? [] : [{ groupId: group.id, role }],
  memberOf: [group.id],
  zoneHeadIds: [group.zoneHeadId],
});

/** Who asks; the columns of the tables. */
export const ACTORS = {
  owner: actor(ROOT, 'admin', true),
  'platform admin': actor(ROOT, 'admin'),
  'group admin': actor(SALES, 'admin'),
  'user admin': actor(SALES, 'userAdmin'),
  coach: actor(SALES, 'coach'),
  author: actor(SALES, 'author'),
  learner: actor(SALES, 'learner'),
};

const person = (held, more = {}) => ({
  userId: 'somebody',
  isOwner: false,
  status: 'active',
  memberships: held.map(([{ id, path, zoneHeadId }, role]) => ({ groupId: id, role, path, zoneHeadId })),
  ...more,
});

/** Who somebody is; the rows of the table about people. */
export const PEOPLE = {
  'a learner of the own group': person([[SALES, 'learner']]),
  'a learner of a group below': person([[FRANCE, 'learner']]),
  'a coach of the own group': person([[SALES, 'coach']]),
  'a learner here and elsewhere': person([
    [SALES, 'learner'],
    [HR, 'learner'],
  ]),
  'a learner here, admin elsewhere': person([
    [SALES, 'learner'],
    [HR, 'admin'],
  ]),
  'somebody elsewhere': person([[HR, 'learner']]),
  'an invited learner': person([[SALES, 'learner']], { status: 'invited' }),
  'the owner': person(
    [
      [ROOT, 'admin'],
      [SALES, 'learner'],
    ],
    { isOwner: true },
  ),
};

/** Actions on a group, by what they are called. */
export const GROUP_ACTIONS = {
  'see it (G19)': (group) => ({ kind: 'read-group', group }),
  'create a group below it (P16)': (group) => ({ kind: 'create-group', parent: group }),
  'rename it (P16)': (group) => ({ kind: 'rename-group', group }),
  'change its privacy (P16, G2)': (group) => ({ kind: 'change-group-privacy', group }),
  'move it below the own group (P16, G24)': (group) => ({ kind: 'move-group', group, newParent: SALES }),
  'delete it (P16, G2)': (group) => ({ kind: 'delete-group', group }),
  'export its statistics (P22)': (group) => ({ kind: 'export-group', group }),
  'set up learners in it (P1)': (group) => ({ kind: 'set-up-users', groups: [group], roles: ['learner'] }),
  'invite learners into it (P2)': (group) => invite(group, 'learner'),
  'invite coaches into it (P2, D-05)': (group) => invite(group, 'coach'),
  'invite admins into it (P2, D-05)': (group) => invite(group, 'admin'),
  'import people into it (P3)': (group) => ({ kind: 'import-users', groups: [group], roles: ['learner'] }),
  'see, remind and cancel its invitations (P5, D-38)': (group) => ({
    kind: 'cancel-invitation',
    groups: [group],
  }),
  'create and rename paths in it': (group) => ({ kind: 'create-path', group }),
  'create sessions in it (P17)': (group) => ({ kind: 'create-session', group }),
  'enrol it in a session of the own group (P17, P18)': (group) => ({
    kind: 'enrol',
    session: { group: SALES, instructorIds: [] },
    groups: [group],
    people: [],
  }),
  'change its sessions and see their learners (P17)': (group) => ({
    kind: 'change-session',
    session: { group, instructorIds: [] },
  }),
  'invite into it from a session of the own group, as instructor (P4, D-29)': (group) => ({
    kind: 'invite-from-session',
    session: { group: SALES, instructorIds: ['me'] },
    group,
    hasMessage: false,
  }),
};

/** Actions on a person. */
export const PERSON_ACTIONS = {
  'see them (G16, D-38)': (somebody) => ({ kind: 'read-user', person: somebody }),
  'add them to a group of one’s own (P6, G20)': (somebody) => ({
    kind: 'add-member',
    group: SALES,
    roles: ['learner'],
    person: somebody,
  }),
  'remove them from the own group (P7, D-04)': (somebody) => ({
    kind: 'remove-member',
    groups: [SALES],
    person: somebody,
    roles: ['learner'],
  }),
  'delete them (P8, P9)': (somebody) => ({ kind: 'delete-user', person: somebody }),
  'change names and language (P10, D-06)': (somebody) => edit(somebody, 'names'),
  'change email and username (P10, D-06)': (somebody) => edit(somebody, 'email'),
  'change additional information (P11)': (somebody) => edit(somebody, 'additionalInformation'),
  'set a password, see and end sign-ins (P10, U6)': (somebody) => ({
    kind: 'set-user-password',
    person: somebody,
  }),
  'see their mails, and why there is none': (somebody) => ({ kind: 'read-mails', person: somebody }),
  'set a deletion date (P12)': (somebody) => ({ kind: 'set-deletion-date', person: somebody }),
  'choose them as instructor (P19)': (somebody) => ({ kind: 'choose-instructors', people: [somebody] }),
};

/** Actions on the platform as a whole. */
export const PLATFORM_ACTIONS = {
  'change its settings (P20)': { kind: 'change-platform' },
  'read the audit': { kind: 'read-audit' },
  'erase deleted people (T13)': { kind: 'erase-user', person: person([], { status: 'deleted' }) },
  'read the bill (P21)': { kind: 'read-billing' },
};

const invite = (group, role) => ({ kind: 'invite-users', groups: [group], roles: [role], hasMessage: false });
const edit = (somebody, field) => ({ kind: 'edit-user', person: somebody, fields: [field] });
