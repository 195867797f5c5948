import { Button, Group, Paper, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { NOTHING_SELECTED, type Selection } from '../ui/data-table/columns.js';
import type { JobRequest } from './jobs.query.js';
import { jobTexts } from './jobs.texts.js';

const JobDialog = lazy(async () => ({ default: (await import('./job-dialog.js')).JobDialog }));

interface BulkBarProps {
  selection: Selection;
  onChange: (selection: Selection) => void;
  /** The filter of the list; with it, all that it finds can be chosen, beyond what was scrolled to. */
  filter?: NonNullable<JobRequest['filter']>;
}

/** What can be done with many invitations at once. Stands below the filters while some are chosen. */
export function BulkBar({ selection, onChange, filter }: BulkBarProps): ReactNode {
  const t = useTexts(jobTexts);
  const queryClient = useQueryClient();
  const [action, setAction] = useState<JobRequest['action']>();
  if (selection.ids.size === 0 && !selection.isAll) return null;
  const close = (wasStarted: boolean): void => {
    setAction(undefined);
    if (!wasStarted) return;
    onChange(NOTHING_SELECTED);
    for (const topic of ['invitations', 'groups', 'users']) {
      void queryClient.invalidateQueries({ queryKey: [topic] });
    }
  };
  return (
    <Paper withBorder p="xs" mb="xs" className="bulk-bar">
      <Group gap="sm">
        <Text size="sm" fw={550} role="status">
          {selection.isAll ? t('allSelected') : t('selected', { count: selection.ids.size })}
        </Text>
        {filter && !selection.isAll && (
          <Button size="xs" variant="subtle" onClick={() => onChange({ ids: new Set(), isAll: true })}>
            {t('selectAll')}
          </Button>
        )}
        <Button size="xs" variant="light" onClick={() => setAction('remind')}>
          {t('remind')}…
        </Button>
        <Button size="xs" variant="light" color="red" onClick={() => setAction('cancel')}>
          {t('cancel')}…
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => onChange(NOTHING_SELECTED)}>
          {t('clear')}
        </Button>
      </Group>
      {action && (
        <Suspense>
          <JobDialog
            action={action}
            which={selection.isAll ? { filter } : { invitationIds: [...selection.ids] }}
            onClose={close}
          />
        </Suspense>
      )}
    </Paper>
  );
}
