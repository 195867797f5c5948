import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { secretTexts } from './secret.texts.js';

interface SecretOnceProps {
  title: string;
  secret: string;
  /** What to do with it. */
  children: ReactNode;
  onDone: () => void;
}

/** Shows a secret that nothing else will ever show again. It stays until somebody says that it is kept. */
export function SecretOnce({ title, secret, children, onDone }: SecretOnceProps): ReactNode {
  const t = useTexts(secretTexts);
  return (
    <Alert color="green" title={title} role="status" mb="md">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('once')}</Text>
        <Code block className="secret">
          {secret}
        </Code>
        <Text size="sm">{children}</Text>
        <Group gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'copied' : 'copy')}</Button>}
          </CopyButton>
          <Button variant="default" onClick={onDone}>
            {t('kept')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
