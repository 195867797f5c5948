import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import type { Import } from './imports.query.js';
import { importsTexts } from './imports.texts.js';

const COLORS: Record<Import['status'], string> = {
  reading: 'blue',
  planned: 'blue',
  applying: 'blue',
  applied: 'green',
  paused: 'yellow',
  cancelled: 'gray',
  failed: 'red',
};

/** How far an import is, in a word. */
export function ImportStatus({ status }: { status: Import['status'] }): ReactNode {
  const t = useTexts(importsTexts);
  return (
    <Badge color={COLORS[status]} variant="light" tt="none" fw={550}>
      {t(`status.${status}`)}
    </Badge>
  );
}
