import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { fromLocalField, toLocalField } from '../../learning-sessions/session-state.rules.js';
import { useTexts } from '../../texts/define-texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { SessionFields, type SessionValues } from './session-fields.js';
import type { SessionDetails } from './session.query.js';
import { sessionsTexts } from './sessions.texts.js';

/** Name, time, instructors and kind of a session (PS1, PS7). */
export function SessionSettings({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionsTexts);
  const [values, setValues] = useState(() => valuesOf(session));
  const changes = changesOf(session, values);
  const save = useCommand(
    ['sessions'],
    () => dataOf(api.PATCH('/v1/sessions/{id}', { params: { path: { id: session.id } }, body: changes })),
    (changed) => {
      setValues(valuesOf(changed));
      notifyDone(t('form.saved'));
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      noValidate
    >
      <Stack maw={640}>
        <SessionFields
          values={values}
          onChange={(some) => setValues({ ...values, ...some })}
          faults={fieldFaults(save.error)}
          needsInstructor
        />
        <ProblemNotice error={save.error} />
        <Group>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={Object.keys(changes).length === 0 || values.instructorIds.length === 0}
          >
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf(session: SessionDetails): SessionValues {
  const { name, startsAt, endsAt, instructorIds, audience } = session;
  return {
    name,
    startsAt: toLocalField(startsAt),
    endsAt: toLocalField(endsAt),
    instructorIds: [...instructorIds],
    audience,
  };
}

/** Only what differs is sent: fields show minutes, and a start to the second must stay as it was (PS7). */
function changesOf(session: SessionDetails, values: SessionValues): Schemas['ChangeSessionRequest'] {
  const before = valuesOf(session);
  const { name, startsAt, endsAt, instructorIds, audience } = values;
  return {
    ...(name.trim() !== before.name && { name: name.trim() }),
    ...(startsAt !== before.startsAt && { startsAt: fromLocalField(startsAt) ?? '' }),
    ...(endsAt !== before.endsAt && { endsAt: fromLocalField(endsAt) }),
    ...(instructorIds.join() !== before.instructorIds.join() && { instructorIds }),
    ...(audience !== before.audience && { audience }),
  };
}
