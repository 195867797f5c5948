/** `POST /internal/invitation-links` on invitations: links at the moment of sending, for up to 500 invitations (Z-02). */
export interface InvitationLinksRequest {
  /** The invitations whose links are wanted. */
  invitationIds: string[];
}

/** One answer of {@link InvitationLinksRequest}. */
export interface InvitationLinkItem {
  /** The invitation. */
  invitationId: string;
  /** `gone` when it is no longer open: the mail must be dropped. */
  state: 'open' | 'gone';
  /** The personal link; only when open. A secret: never stored, never logged. */
  link: string | null;
  /** Generation of the link. */
  generation: number | null;
}

/** Answer to {@link InvitationLinksRequest}, in the order asked. */
export interface InvitationLinksAnswer {
  /** One item per invitation asked for. */
  items: InvitationLinkItem[];
}
