import type { MailSecrets } from '../mail-declaration.js';
import type { DropReason } from '../mail-record.js';
import type { SecretOwner } from '../owner-pause.rules.js';

/** What a mail may carry now, which may be nothing, or why it must not go out any more, or who could not be asked. */
export type FetchedSecrets = { secrets: MailSecrets } | { gone: DropReason } | { waitsFor: SecretOwner };
