import type { MailSecrets } from '../mail-declaration.js';
import type { DropReason } from '../mail-record.js';

/** What a mail may carry now, which may be nothing, or why it must not go out any more. */
export type FetchedSecrets = { secrets: MailSecrets } | { gone: DropReason };
