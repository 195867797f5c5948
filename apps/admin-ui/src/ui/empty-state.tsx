import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What it means, and what to do next. */
  children: ReactNode;
  /** A button or link that does it. */
  action?: ReactNode;
}

/** Stands where there is nothing to show, and says what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps): ReactNode {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={440}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
