import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { AddressField } from '../../invitations/address-field.js';
import { countAddresses, MOST_ADDRESSES } from '../../invitations/address-list.rules.js';
import { inviteTexts } from '../../invitations/invite.texts.js';
import { InviteOutcomes } from '../../invitations/invite-outcomes.js';
import { InvitePreview } from '../../invitations/invite-preview.js';
import { MessageField } from '../../invitations/message-field.js';
import type { InviteCall } from '../../invitations/use-invite-preview.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useSessionState } from '../../learning-sessions/use-session-state.js';
import { useTexts } from '../../texts/define-texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { SessionDetails } from './session.query.js';
import { sessionTexts } from './session.texts.js';

type Invite = Schemas['InviteFromSessionRequest'];

const PAUSE_MS = 400;

/** Invites people by email into one group and this session (P4, PS4, D-29). */
export function SessionInviteForm({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionTexts);
  const rights = useSessionRights();
  const isOver = useSessionState(session) === 'ended';
  if (isOver) return <Alert color="gray">{t('audience.ended')}</Alert>;
  if (!rights.mayInviteFrom(session)) return <Alert color="gray">{t('invite.unable')}</Alert>;
  return <InviteFields session={session} />;
}

function InviteFields({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionTexts);
  const say = useTexts(inviteTexts);
  const { mayCreateSessionIn } = useSessionRights();
  const [emails, setEmails] = useState('');
  const [message, setMessage] = useState('');
  const [groupId, setGroupId] = useState<string | null>(session.groupId);
  const body: Invite = {
    emails,
    ...(groupId && { groupId }),
    ...(message.trim() && { message: message.trim() }),
  };
  const [paused] = useDebouncedValue(body, PAUSE_MS);
  const invite = useCommand(['invitations', 'sessions', 'users', 'groups'], (sent: Invite) =>
    dataOf(api.POST('/v1/sessions/{id}/invitations', { params: { path: { id: session.id } }, body: sent })),
  );
  const count = countAddresses(emails);
  const faults = fieldFaults(invite.error);
  if (invite.data) {
    const again = (): void => {
      invite.reset();
      setEmails('');
      setMessage('');
    };
    return (
      <Stack role="status" maw={640}>
        <Title order={2} size="h4">
          {say('done')}
        </Title>
        <InviteOutcomes results={invite.data.results} tense="did" label={say('done')} isForSession />
        <Group>
          <Button onClick={again}>{say('again')}</Button>
          <Button component={Link} to={`/sessions/${session.id}`} variant="default">
            {t('invite.toLearners')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate(body);
      }}
      noValidate
    >
      <Stack maw={640}>
        <Text c="dimmed">{t('invite.what')}</Text>
        <AddressField value={emails} onChange={setEmails} error={faults['emails']} />
        <OneGroupPicker
          label={t('invite.group')}
          required
          isOffered={mayCreateSessionIn}
          value={groupId}
          onChange={setGroupId}
          error={faults['groupId']}
        />
        <MessageField value={message} onChange={setMessage} error={faults['message']} />
        {count > 0 && <InvitePreview call={callOf(session.id, paused)} isForSession />}
        <ProblemNotice error={invite.error} />
        <Group>
          <Button
            type="submit"
            loading={invite.isPending}
            disabled={count > MOST_ADDRESSES || groupId === null}
          >
            {say('submit', { count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const callOf = (id: string, body: Invite): InviteCall => ({
  emails: String(body.emails),
  key: [id, body],
  isReady: body.groupId !== undefined,
  rehearse: (signal) =>
    dataOf(
      api.POST('/v1/sessions/{id}/invitations', {
        signal,
        params: { path: { id }, query: { dryRun: 'true' } },
        body,
      }),
    ),
});
