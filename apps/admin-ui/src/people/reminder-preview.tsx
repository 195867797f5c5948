import { Box, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { dialogTexts } from './dialogs.texts.js';

/** While somebody types, the mail is not made anew for every letter. */
const PAUSE_MS = 500;

interface ReminderPreviewProps {
  invitationId: string;
  message: string;
}

/** The mail of a reminder before it is sent, if wished: a page with a policy of its own, in a frame that runs nothing. */
export function ReminderPreview({ invitationId, message }: ReminderPreviewProps): ReactNode {
  const t = useTexts(dialogTexts);
  const [isShown, setShown] = useState(false);
  const [typed] = useDebouncedValue(message, PAUSE_MS);
  const search = typed ? `?${new URLSearchParams({ message: typed }).toString()}` : '';
  return (
    <Box mt="sm">
      <Switch
        label={t('remind.preview')}
        checked={isShown}
        onChange={(event) => setShown(event.currentTarget.checked)}
      />
      {isShown && (
        <iframe
          className="mail-frame"
          title={t('remind.previewTitle')}
          sandbox=""
          src={`/v1/invitations/${invitationId}/reminder-preview.html${search}`}
        />
      )}
    </Box>
  );
}
