import { Alert, Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { auditActionTexts } from '../../audit/audit.texts.js';
import { AuditTable } from '../../audit/audit-table.js';
import { defineTexts, useTexts } from '../../texts/define-texts.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';

const texts = defineTexts(
  {
    title: 'Audit',
    description:
      'Who did what to whom, when, and from where. Entries cannot be changed without being noticed.',
    find: 'Find by name, address, request',
    action: 'What was done',
    allActions: 'Everything',
    from: 'From',
    to: 'Until',
    csv: 'Download CSV',
    verify: 'Is it as it was written?',
    intact: 'Everything is as it was written: {count, number} entries were computed anew.',
    broken:
      'Entry {id} differs from what was written ({code}). Up to it, {count, number} entries are as they were.',
  },
  {
    title: 'Audit',
    description:
      'Qui a fait quoi, à qui, quand et d’où. Aucune entrée ne peut être modifiée sans que cela se voie.',
    find: 'Chercher par nom, adresse, appel',
    action: 'Ce qui a été fait',
    allActions: 'Tout',
    from: 'Du',
    to: 'Jusqu’au',
    csv: 'Télécharger en CSV',
    verify: 'Est-il tel qu’il a été écrit ?',
    intact: 'Tout est tel qu’il a été écrit : {count, number} entrées ont été recalculées.',
    broken:
      'L’entrée {id} diffère de ce qui a été écrit ({code}). Avant elle, {count, number} entrées sont intactes.',
  },
);

const ACTIONS = Object.keys(auditActionTexts.en) as (keyof (typeof auditActionTexts)['en'] & string)[];

/** The audit of the platform. */
export function AuditPage(): ReactNode {
  const t = useTexts(texts);
  const actionName = useTexts(auditActionTexts);
  const search = useSearch();
  const [action, setAction] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const verify = useMutation({ mutationFn: () => dataOf(api.GET('/v1/audit-events/verification')) });
  const filter = {
    q: search.wanted,
    action: action ?? undefined,
    // Days of this browser's clock; the last one counts whole.
    from: from ? new Date(`${from}T00:00`).toISOString() : undefined,
    to: to ? new Date(Date.parse(`${to}T00:00`) + 86_400_000).toISOString() : undefined,
  };
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const result = verify.data;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
              {t('verify')}
            </Button>
            <Button
              component="a"
              variant="default"
              href={`/v1/audit-events.csv?${new URLSearchParams(given)}`}
              download
            >
              {t('csv')}
            </Button>
          </>
        }
      />
      <ProblemNotice error={verify.error} />
      {result && (
        <Alert color={result.intact ? 'green' : 'red'} role="status" mb="md">
          {result.fault
            ? t('broken', { id: result.fault.eventId, code: result.fault.code, count: result.verifiedCount })
            : t('intact', { count: result.verifiedCount })}
        </Alert>
      )}
      <AuditTable
        filter={filter}
        toolbar={
          <>
            <SearchField label={t('find')} value={search.text} onChange={search.setText} />
            <Select
              aria-label={t('action')}
              placeholder={t('allActions')}
              clearable
              searchable
              value={action}
              onChange={setAction}
              data={ACTIONS.map((value) => ({ value, label: actionName(value) }))}
              w={260}
            />
            <TextInput
              type="date"
              label={t('from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </>
        }
      />
    </>
  );
}
