import { ApiClient } from './api-client.js';
import type { Installation } from './installation.js';
import { Mailbox } from './mailbox.js';

/** The tree of domain 1.6: name, parent, public. */
const TREE: [name: string, parent: string, isPublic: boolean][] = [
  ['Sales', 'ROOT', true],
  ['EMEA', 'Sales', true],
  ['France', 'EMEA', true],
  ['Partners', 'Sales', false],
  ['Acme', 'Partners', true],
  ['AcmeParis', 'Acme', true],
  ['AcmeVIP', 'Acme', false],
  ['VIPTeam', 'AcmeVIP', true],
  ['HR', 'ROOT', false],
];

/** Password of everybody in the journeys. */
export const PASSWORD = 'correct horse battery';

/** A platform with the tree of domain 1.6 and an owner, made through the public API. */
export interface Academy {
  owner: ApiClient;
  ownerId: string;
  platformId: string;
  groups: Record<string, string>;
}

/** Creates a platform as its operator would. */
export async function createAcademy(
  installation: Installation,
  slug = 'academy',
  more: object = {},
): Promise<Academy> {
  const api = new ApiClient(installation.url);
  const ownerEmail = `olivia@${slug}.example`;
  const { status, body } = await api.with(installation.operatorToken).post('/v1/platforms', {
    name: `Academy ${slug}`,
    slug,
    plan: 'business',
    locale: 'en',
    timeZone: 'Europe/Paris',
    owner: { email: ownerEmail, firstName: 'Olivia', lastName: 'Okafor', password: PASSWORD },
    ...more,
  });
  if (status !== 201) throw new Error(`The platform was refused: ${JSON.stringify(body)}`);
  const owner = await api.signIn(ownerEmail, PASSWORD);
  const groups: Record<string, string> = { ROOT: body.rootGroupId };
  for (const [name, parent, isPublic] of TREE) {
    const answer = await owner.post('/v1/groups', { name, parentId: groups[parent], public: isPublic });
    groups[name] = answer.body.id;
  }
  return { owner, ownerId: body.ownerId, platformId: body.id, groups };
}

/** Invites one person and completes the form in their place; returns them signed in. */
export async function bringIn(
  installation: Installation,
  academy: Academy,
  email: string,
  groupNames: string[],
  roles: string[],
): Promise<ApiClient> {
  const groupIds = groupNames.map((name) => academy.groups[name]);
  await academy.owner.post('/v1/invitations', { emails: email, groupIds, roles });
  const token = await new Mailbox(installation.url).invitationToken(email);
  const { status, body } = await new ApiClient(installation.url).post(
    `/v1/invitation-links/${token}/acceptance`,
    { firstName: 'Ada', lastName: 'Lovelace', password: PASSWORD },
  );
  if (status !== 201) throw new Error(`${email} could not accept: ${JSON.stringify(body)}`);
  return new ApiClient(installation.url, body.accessToken);
}
