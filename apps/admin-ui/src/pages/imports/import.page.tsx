import { Alert, Anchor, Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { EffectsList } from './effects-list.js';
import { FileFacts } from './file-facts.js';
import { ImportActions } from './import-actions.js';
import { ImportProgress } from './import-progress.js';
import { ImportRows } from './import-rows.js';
import { ImportStatus } from './import-status.js';
import { type Import, useImport } from './imports.query.js';
import { importsTexts } from './imports.texts.js';
import { OutcomeCounts } from './outcome-counts.js';

/** One import: what it is, what it comes to, what it leads to, and how far it is. */
export function ImportPage(): ReactNode {
  const { importId = '' } = useParams();
  const query = useImport(importId);
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={240} />;
  return <ImportDetails one={query.data} />;
}

function ImportDetails({ one }: { one: Import }): ReactNode {
  const t = useTexts(importsTexts);
  const formats = useFormats();
  const isPlanned = one.plannedAt !== null;
  return (
    <Stack>
      <PageHeader
        title={one.fileName}
        description={
          <Group gap="xs" component="span">
            <ImportStatus status={one.status} />
            {formats.time(one.createdAt)}
          </Group>
        }
        actions={<ImportActions one={one} />}
      />
      <Related one={one} />
      {one.stoppedBecause && (
        <Alert color="red" role="alert" title={t('stopped')}>
          {one.stoppedDetail ?? one.stoppedBecause}
        </Alert>
      )}
      <ImportProgress one={one} />
      {one.awaitingApproval && (
        <Alert color="yellow" title={t('approval.title')}>
          {t('approval.what', { limits: one.beyondLimits.map((limit) => t(`limit.${limit}`)).join(', ') })}
        </Alert>
      )}
      {isPlanned && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Paper withBorder p="md">
            <Title order={2} size="h5" mb="xs">
              {t('plan.title')}
            </Title>
            <OutcomeCounts counts={one.counts} />
          </Paper>
          <Paper withBorder p="md">
            <Title order={2} size="h5" mb="xs">
              {t('effects.title')}
            </Title>
            <EffectsList effects={one.effects} />
          </Paper>
        </SimpleGrid>
      )}
      {one.kind === 'file' && <FileFacts one={one} />}
      {isPlanned && <ImportRows one={one} />}
    </Stack>
  );
}

function Related({ one }: { one: Import }): ReactNode {
  const t = useTexts(importsTexts);
  const other = one.undoneBy ?? one.undoes;
  if (!other) return null;
  return (
    <Text size="sm">
      <Anchor component={Link} to={`/imports/${other}`}>
        {t(one.undoneBy ? 'action.undoneBy' : 'action.undoes')}
      </Anchor>
    </Text>
  );
}
