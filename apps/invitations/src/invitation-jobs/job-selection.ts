import { Injectable } from '@nestjs/common';
import type { UserActor } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { IdentityClient } from '../invitations/identity.client.js';
import type { InvitationFilter, JobWish } from './job-wish.rules.js';

const PAGE = 200;
/** How many identity is asked about at a time. */
export const CHUNK = 500;

/** A page of what a filter selects. */
export interface SelectedPage {
  ids: string[];
  /** Null when there is no more. */
  nextCursor: string | null;
}

/** Selects invitations by a filter, out of those that the person sees: their own list, page by page. */
@Injectable()
export class JobSelection {
  constructor(private readonly identity: IdentityClient) {}

  /** @param before only invitations that are older than this id, so that a job ends although people go on inviting */
  async page(
    actor: UserActor,
    filter: InvitationFilter,
    { cursor, before }: { cursor: string | null; before: string },
  ): Promise<SelectedPage> {
    const { status = 'pending', groupId, delivery, q } = filter;
    const query = new URLSearchParams({ limit: String(PAGE), status });
    if (groupId !== undefined) query.set('groupId', groupId);
    if (delivery !== undefined) query.set('delivery', delivery.join(','));
    if (q !== undefined) query.set('q', q);
    if (cursor !== null) query.set('cursor', cursor);
    const { items, nextCursor } = await this.identity.listInvitations(actor, query);
    const ids = items.map(({ id }) => id).filter((id) => id < before);
    return { ids, nextCursor: ids.length === items.length ? nextCursor : null };
  }

  /** All that a wish selects, in chunks. */
  async *all(actor: UserActor, { filter, invitationIds }: JobWish): AsyncGenerator<string[]> {
    for (let at = 0; at < invitationIds.length; at += CHUNK) yield invitationIds.slice(at, at + CHUNK);
    if (filter === null) return;
    const before = uuidv7();
    let cursor: string | null = null;
    do {
      const page: SelectedPage = await this.page(actor, filter, { cursor, before });
      if (page.ids.length > 0) yield page.ids;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}
