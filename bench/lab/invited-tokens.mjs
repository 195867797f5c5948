import { httpLoad } from '../measure/http-load.mjs';
import { ActorHeaders } from './actor-headers.mjs';

const ADDRESSES_A_CALL = 500;

/**
 * Invites so many people, waits until their mails are out, and returns the tokens of their links: asked for as
 * notifications asks for them, which is quicker than reading mails.
 */
export async function invitedTokens(lab, { academy, backlog, plan, urlOf }, count) {
  const invitationIds = [];
  await httpLoad({
    origin: urlOf('gateway'),
    concurrency: 1,
    count: Math.ceil(count / ADDRESSES_A_CALL),
    request: () => academy.inviteCall(ADDRESSES_A_CALL),
    onAnswer: (text) => invitationIds.push(...JSON.parse(text).results.map((each) => each.invitationId)),
  });
  await backlog.drained();
  const actors = await ActorHeaders.load(lab.root, plan.secrets.SECRET_KEYS);
  const headers = await actors.of({ kind: 'service', service: 'notifications' });
  const links = [];
  await httpLoad({
    origin: urlOf('invitations'),
    concurrency: 1,
    count: Math.ceil(count / ADDRESSES_A_CALL),
    request: (index) =>
      linksCall(headers, invitationIds.slice(index * ADDRESSES_A_CALL).slice(0, ADDRESSES_A_CALL)),
    onAnswer: (text) => links.push(...JSON.parse(text).items.map((item) => item.link)),
  });
  return links.slice(0, count).map((link) => link.split('/').at(-1));
}

function linksCall(headers, invitationIds) {
  return {
    method: 'POST',
    path: '/internal/invitation-links',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ invitationIds }),
  };
}
