import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/api-client.js';
import { countAddresses, MOST_ADDRESSES } from './address-list.rules.js';

/** What became, or would become, of one address. */
export type InviteResult = Schemas['InviteResult'];

type Rehearsal = Schemas['InviteAnswer'] | Schemas['InvitePreview'];

/** A call that would invite people. */
export interface InviteCall {
  emails: string;
  /** All that the answer depends on. */
  key: readonly unknown[];
  /** Whether the rest of the form is filled in. */
  isReady: boolean;
  /** Makes the call as a dry run. */
  rehearse: (signal: AbortSignal) => Promise<Rehearsal>;
}

/** What would become of each address; nothing is written or sent. */
export function useInvitePreview({ emails, key, isReady: isFilledIn, rehearse }: InviteCall) {
  const count = countAddresses(emails);
  const isReady = isFilledIn && count > 0 && count <= MOST_ADDRESSES;
  return useQuery({
    queryKey: ['invitations', 'preview', ...key],
    queryFn: async ({ signal }) => {
      const answer = await rehearse(signal);
      if (!('effects' in answer)) throw new Error('People were invited instead of looked at.');
      return answer;
    },
    enabled: isReady,
    retry: false,
    placeholderData: (before) => (isReady ? before : undefined),
  });
}
