import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { InviteOutcomes } from './invite-outcomes.js';
import { type Invite, useInvitePreview } from './invite.query.js';
import { newUserTexts } from './new-user.texts.js';

/** Says of each address what would become of it if the invitation were sent now. */
export function InvitePreview({ invite }: { invite: Invite }): ReactNode {
  const t = useTexts(newUserTexts);
  const preview = useInvitePreview(invite);
  const results = preview.data?.results ?? [];
  const invited = results.filter(({ outcome }) => outcome === 'invited' || outcome === 'restored').length;
  return (
    <Stack gap="xs" aria-busy={preview.isFetching}>
      <Title order={2} size="h5">
        {t('invite.preview')}
      </Title>
      {preview.isLoading && <Skeleton height={40} />}
      <ProblemNotice error={preview.error} />
      {!preview.data && !preview.isFetching && !preview.error && (
        <Text size="sm" c="dimmed">
          {t('invite.previewWait')}
        </Text>
      )}
      {preview.data && (
        <>
          <Text size="sm" role="status">
            {t('invite.effects', { invited, mails: preview.data.effects.mails })}
          </Text>
          <InviteOutcomes results={results} tense="will" label={t('invite.preview')} />
        </>
      )}
    </Stack>
  );
}
