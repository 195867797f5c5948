import { Badge, Group, ScrollArea, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** One line of an outcome: an address, what became of it, and why. */
export interface OutcomeLine {
  key: string;
  subject: string;
  text: string;
  detail?: string;
  tone: 'good' | 'neutral' | 'bad';
}

const COLORS = { good: 'green', neutral: 'gray', bad: 'red' } as const;

/** What became, or would become, of each of many. */
export function OutcomeList({ label, lines }: { label: string; lines: readonly OutcomeLine[] }): ReactNode {
  return (
    <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
      <ul className="outcomes">
        {lines.map(({ key, subject, text, detail, tone }) => (
          <li key={key}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={550}>
                {subject}
              </Text>
              <Badge color={COLORS[tone]} variant="light" tt="none" fw={550}>
                {detail ? `${text}: ${detail}` : text}
              </Badge>
            </Group>
          </li>
        ))}
      </ul>
    </ScrollArea.Autosize>
  );
}
