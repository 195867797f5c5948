import { SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { InvitationFilter } from './invitations.query.js';
import { invitationsTexts } from './invitations.texts.js';

const STATUSES = ['pending', 'accepted', 'cancelled'] as const;
const DELIVERIES = ['queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped'] as const;

interface InvitationFiltersProps {
  value: InvitationFilter;
  onChange: (filter: InvitationFilter) => void;
}

/** Which invitations are listed. */
export function InvitationFilters({ value, onChange }: InvitationFiltersProps): ReactNode {
  const t = useTexts(invitationsTexts);
  const word = useTexts(wordTexts);
  return (
    <>
      <SegmentedControl
        aria-label={t('status')}
        value={value.status}
        onChange={(status) => onChange({ ...value, status })}
        data={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <Select
        aria-label={t('delivery')}
        placeholder={t('allDeliveries')}
        clearable
        value={value.delivery ?? null}
        onChange={(delivery) =>
          onChange({ ...value, delivery: (delivery as InvitationFilter['delivery'] | null) ?? undefined })
        }
        data={DELIVERIES.map((state) => ({ value: state, label: word(`delivery.${state}`) }))}
        w={200}
      />
      <Select
        aria-label={t('reminded')}
        placeholder={t('any')}
        clearable
        value={value.reminded === undefined ? null : String(value.reminded)}
        onChange={(reminded) =>
          onChange({ ...value, reminded: reminded === null ? undefined : reminded === 'true' })
        }
        data={[
          { value: 'true', label: t('remindedYes') },
          { value: 'false', label: t('remindedNo') },
        ]}
        w={180}
      />
      <OneGroupPicker
        aria-label={t('group')}
        placeholder={t('allGroups')}
        clearable
        value={value.groupId ?? null}
        onChange={(groupId) => onChange({ ...value, groupId: groupId ?? undefined })}
      />
    </>
  );
}
