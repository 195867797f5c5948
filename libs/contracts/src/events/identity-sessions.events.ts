import { Type } from 'typebox';
import { id, ids, instant, oneOf, text } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const closed = { additionalProperties: false };

/** How the enrolments of a session come about (PS2). */
export const AUDIENCE_MODES = ['dynamic', 'static'] as const;

const endsAt = Type.Union([instant('The end.'), Type.Null()], {
  description: 'The end, if there is one; it closes the session for good (PS7).',
});
/** What people are told of a session that they are enrolled in. */
const enrolledSession = Type.Object(
  {
    sessionId: id('The session.'),
    pathName: text('Name of its path.'),
    name: text('Its name.'),
    startsAt: instant('The start.'),
    endsAt,
  },
  closed,
);
const session = Type.Object(
  {
    sessionId: id('The session.'),
    pathId: id('The path.'),
    pathName: text('Name of the path.'),
    groupId: id('The group that owns the session.'),
    name: text('Its name.'),
    startsAt: instant('The start.'),
    endsAt,
    instructorIds: ids('The main instructor first, then the co-instructors (PS1).'),
    audience: oneOf(AUDIENCE_MODES, 'dynamic: enrolments follow memberships (PS2).'),
  },
  closed,
);
const sessionSample: Type.Static<typeof session> = {
  sessionId: SAMPLE.sessionId,
  pathId: SAMPLE.pathId,
  pathName: 'First steps',
  groupId: SAMPLE.groupId,
  name: 'Autumn',
  startsAt: '2026-12-01T08:00:00.000Z',
  endsAt: '2026-12-18T16:00:00.000Z',
  instructorIds: [SAMPLE.ownerId],
  audience: 'dynamic',
};

/** A session of a path was created (PS1). */
export const SessionCreatedV1 = defineEvent('identity.session-created.v1', {
  subject: 'session/{sessionId}',
  description: 'A session of a path was created (PS1). Its audience comes afterwards.',
  data: session,
  sample: sessionSample,
});

/** A session changed; carries the whole state. */
export const SessionUpdatedV1 = defineEvent('identity.session-updated.v1', {
  subject: 'session/{sessionId}',
  description:
    'Name, time, instructors or mode of a session changed, or the name of its path. Carries the state after the change.',
  data: session,
  sample: sessionSample,
});

/** A person was enrolled in sessions. */
export const EnrolmentAddedV1 = defineEvent('identity.enrolment-added.v1', {
  subject: 'user/{userId}',
  description:
    'A person was enrolled in sessions, by an audience or one by one (PS3). Leads to one mail for each session (N1).',
  data: Type.Object(
    {
      userId: id('The person.'),
      sessions: Type.Array(enrolledSession, { description: 'The sessions, as they were then.' }),
      enrolledAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    userId: SAMPLE.userId,
    sessions: [
      {
        sessionId: SAMPLE.sessionId,
        pathName: sessionSample.pathName,
        name: sessionSample.name,
        startsAt: sessionSample.startsAt,
        endsAt: sessionSample.endsAt,
      },
    ],
    enrolledAt: SAMPLE.at,
  },
});

/** A person is no longer enrolled in sessions. */
export const EnrolmentRemovedV1 = defineEvent('identity.enrolment-removed.v1', {
  subject: 'user/{userId}',
  description:
    'A person is no longer enrolled in sessions, and stays on the platform (PS8, G33). A deleted person loses all enrolments with identity.user-deleted.v1.',
  data: Type.Object(
    { userId: id('The person.'), sessionIds: ids('The sessions.'), removedAt: instant('When.') },
    closed,
  ),
  sample: { userId: SAMPLE.userId, sessionIds: [SAMPLE.sessionId], removedAt: SAMPLE.at },
});
