import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { ROLES } from './roles.rules.js';

/** Roles, the one with the most rights in colour. */
export function RoleBadges({ roles }: { roles: readonly string[] }): ReactNode {
  const word = useTexts(wordTexts);
  const known = ROLES.filter((role) => roles.includes(role));
  return (
    <Group gap={4}>
      {known.map((role) => (
        <Badge key={role} variant={role === 'learner' ? 'default' : 'light'} size="sm" tt="none" fw={500}>
          {word(`role.${role}`)}
        </Badge>
      ))}
    </Group>
  );
}
