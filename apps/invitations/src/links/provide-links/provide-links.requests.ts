import type { InvitationLinksRequest } from '@rollcall/contracts';
import { ArrayMaxSize, IsArray, IsUUID } from 'class-validator';

const MOST_LINKS = 500;

/** Body of `POST /internal/invitation-links`. */
export class ProvideLinksRequest implements InvitationLinksRequest {
  @IsUUID('all', { each: true })
  @ArrayMaxSize(MOST_LINKS)
  @IsArray()
  invitationIds: string[];
}
