import { Button, List, Modal, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { mailTexts } from '../../mails/mail.texts.js';
import { DeliveryBadge } from '../../people/delivery-badge.js';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

type Mail = Schemas['MailAnswer'];

/** What was mailed to somebody, what became of it, and why nothing came. */
export function PersonMails({ userId }: { userId: string }): ReactNode {
  const t = useTexts(mailTexts);
  const [opened, open] = useState<Mail>();
  const pages = usePages(['mails', 'of-person', userId], (cursor, signal) =>
    dataOf(
      api.GET('/v1/users/{id}/mails', {
        signal,
        params: { path: { id: userId }, query: { cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  return (
    <Stack>
      <WhyNoMail userId={userId} />
      <DataTable
        label={t('timeline')}
        columns={useColumns(open)}
        pages={pages}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
      />
      {opened && <MailPreview userId={userId} mail={opened} onClose={() => open(undefined)} />}
    </Stack>
  );
}

function WhyNoMail({ userId }: { userId: string }): ReactNode {
  const t = useTexts(mailTexts);
  const reasons = useQuery({
    queryKey: ['mails', 'why-not', userId],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/v1/users/{id}/why-no-mail', { signal, params: { path: { id: userId } } })),
  }).data?.reasons;
  if (!reasons || reasons.length === 0) return null;
  return (
    <div>
      <Title order={2} size="h5">
        {t('why')}
      </Title>
      <List size="sm">
        {reasons.map(({ code, detail }) => (
          <List.Item key={code}>
            <b>{sayWord(t, mailTexts, `reason.${code}`, code)}</b> {detail}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function useColumns(open: (mail: Mail) => void): readonly DataColumn<Mail>[] {
  const t = useTexts(mailTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'subject',
        header: t('subject'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: ({ kind, subject }) => (
          <>
            <Text size="sm" fw={550}>
              {subject ?? t(`kind.${kind}`)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`kind.${kind}`)}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        width: 'minmax(9rem, 1fr)',
        cell: ({ state, settledAt, nextAttemptAt, reply }) => (
          <DeliveryBadge delivery={{ state, at: settledAt ?? nextAttemptAt ?? undefined, detail: reply }} />
        ),
      },
      { id: 'to', header: word('email'), width: 'minmax(10rem, 1fr)', cell: ({ to }) => to ?? '–' },
      { id: 'when', header: t('when'), width: '11rem', cell: ({ queuedAt }) => formats.time(queuedAt) },
      {
        id: 'attempts',
        header: t('attempts'),
        width: '7rem',
        cell: ({ attempts }) => formats.number(attempts.length),
      },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '8rem',
        cell: (mail) =>
          mail.subject !== null && (
            <Button size="compact-sm" variant="default" onClick={() => open(mail)}>
              {t('show')}
            </Button>
          ),
      },
    ],
    [t, word, formats, open],
  );
}

interface MailPreviewProps {
  userId: string;
  mail: Mail;
  onClose: () => void;
}

/** The mail as it was read, in a frame that runs nothing, and what the mail server said to each attempt. */
function MailPreview({ userId, mail, onClose }: MailPreviewProps): ReactNode {
  const t = useTexts(mailTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const path = { id: userId, mailId: mail.id };
  const preview = useQuery({
    queryKey: ['mails', 'preview', path],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/v1/users/{id}/mails/{mailId}/preview', { signal, params: { path } })),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={preview.data?.subject ?? t('show')}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <ProblemNotice error={preview.error} />
      <Tabs defaultValue="html" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="html">{t('asMail')}</Tabs.Tab>
          <Tabs.Tab value="text">{t('asText')}</Tabs.Tab>
          <Tabs.Tab value="attempts">{t('attempts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <iframe
            className="mail-frame"
            title={preview.data?.subject ?? t('show')}
            sandbox=""
            src={`/v1/users/${userId}/mails/${mail.id}/preview.html`}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className="mail-text">{preview.data?.text}</pre>
        </Tabs.Panel>
        <Tabs.Panel value="attempts">
          <List size="sm">
            {mail.attempts.map(({ at, result, reply }) => (
              <List.Item key={at}>
                {formats.time(at)}: {result} – {reply}
              </List.Item>
            ))}
          </List>
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
