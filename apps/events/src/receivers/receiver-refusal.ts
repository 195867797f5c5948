/** Why no call may be made to a URL. */
export type RefusalReason = 'url_not_allowed' | 'host_unknown' | 'address_not_allowed';

/** A URL that webhooks must not call (V41). */
export class ReceiverRefusal extends Error {
  override readonly name = 'ReceiverRefusal';

  constructor(
    readonly reason: RefusalReason,
    /** For whoever chose the URL. */
    readonly detail: string,
  ) {
    super(detail);
  }
}
