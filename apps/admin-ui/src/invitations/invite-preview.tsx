import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { InviteOutcomes } from './invite-outcomes.js';
import { inviteTexts } from './invite.texts.js';
import { type InviteCall, useInvitePreview } from './use-invite-preview.js';

interface InvitePreviewProps {
  call: InviteCall;
  /** People are enrolled in a session as well. */
  isForSession?: boolean;
}

/** Says of each address what would become of it if the invitation were sent now. */
export function InvitePreview({ call, isForSession }: InvitePreviewProps): ReactNode {
  const t = useTexts(inviteTexts);
  const preview = useInvitePreview(call);
  const results = preview.data?.results ?? [];
  const invited = results.filter(({ outcome }) => outcome === 'invited' || outcome === 'restored').length;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" aria-busy={preview.isFetching}>
        <Title order={2} size="h5">
          {t('preview')}
        </Title>
        {preview.isLoading && <Skeleton height={40} />}
        <ProblemNotice error={preview.error} />
        {!preview.data && !preview.isFetching && !preview.error && (
          <Text size="sm" c="dimmed">
            {t('previewWait')}
          </Text>
        )}
        {preview.data && (
          <>
            <Text size="sm" role="status">
              {t('effects', { invited, mails: preview.data.effects.mails })}
            </Text>
            <InviteOutcomes results={results} tense="will" label={t('preview')} isForSession={isForSession} />
          </>
        )}
      </Stack>
    </Paper>
  );
}
