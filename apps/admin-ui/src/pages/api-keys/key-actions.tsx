import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import type { ApiKey, FreshSecret } from './api-keys.query.js';
import { apiKeysTexts } from './api-keys.texts.js';
import { ChangeKeyDialog, EndKeyDialog, RotateKeyDialog } from './key-dialogs.js';

interface KeyActionsProps {
  apiKey: ApiKey;
  onSecret: (secret: FreshSecret) => void;
}

/** What can be done with a live key. */
export function KeyActions({ apiKey, onSecret }: KeyActionsProps): ReactNode {
  const t = useTexts(apiKeysTexts);
  const [chosen, choose] = useState<'change' | 'rotate' | 'end'>();
  const close = (): void => choose(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actionsOf', { name: apiKey.name })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => choose('change')}>{t('change')}…</Menu.Item>
          <Menu.Item onClick={() => choose('rotate')}>{t('rotate')}…</Menu.Item>
          <Menu.Item color="red" onClick={() => choose('end')}>
            {t('end')}…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {chosen === 'change' && <ChangeKeyDialog apiKey={apiKey} onClose={close} />}
      {chosen === 'rotate' && <RotateKeyDialog apiKey={apiKey} onMade={onSecret} onClose={close} />}
      {chosen === 'end' && <EndKeyDialog apiKey={apiKey} onClose={close} />}
    </>
  );
}
