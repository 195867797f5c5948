import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Period } from '../../learning-sessions/session-state.rules.js';
import { useSessionState } from '../../learning-sessions/use-session-state.js';
import { useTexts } from '../../texts/define-texts.js';
import { sessionsTexts } from './sessions.texts.js';

const COLORS = { upcoming: 'blue', running: 'green', ended: 'gray' } as const;

/** Where a session stands today. */
export function SessionStateBadge({ session }: { session: Period }): ReactNode {
  const t = useTexts(sessionsTexts);
  const state = useSessionState(session);
  return (
    <Badge color={COLORS[state]} variant="light" tt="none" fw={550}>
      {t(`state.${state}`)}
    </Badge>
  );
}
