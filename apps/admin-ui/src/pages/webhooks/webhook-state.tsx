import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { healthOf, type Webhook } from './webhooks.query.js';
import { webhooksTexts } from './webhooks.texts.js';

const COLORS = { active: 'green', failing: 'red', paused: 'gray' } as const;

/** How a webhook fares. */
export function WebhookState({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhooksTexts);
  const health = healthOf(webhook);
  return (
    <Badge color={COLORS[health]} variant="light" tt="none" fw={550}>
      {t(`state.${health}`)}
    </Badge>
  );
}
