import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { Import } from './imports.query.js';
import { importsTexts } from './imports.texts.js';

const EFFECTS = [
  'people',
  'removedPeople',
  'memberships',
  'removedMemberships',
  'roleGrants',
  'adminGrants',
  'mails',
  'seats',
  'sessionEnrolments',
] as const;

/** What an import leads to. */
export function EffectsList({ effects }: { effects: Import['effects'] }): ReactNode {
  const t = useTexts(importsTexts);
  const formats = useFormats();
  const shown = EFFECTS.filter((name) => effects[name] > 0);
  if (shown.length === 0) return <Text size="sm">{t('effects.none')}</Text>;
  return (
    <List size="sm">
      {shown.map((name) => (
        <List.Item key={name}>
          <b>{formats.number(effects[name])}</b> {t(`effects.${name}`, { count: effects[name] })}
        </List.Item>
      ))}
    </List>
  );
}
