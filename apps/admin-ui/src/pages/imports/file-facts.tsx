import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { Import } from './imports.query.js';
import { importsTexts } from './imports.texts.js';

/** What was found out about a file. */
interface Facts {
  encoding: string;
  delimiter: string;
  headerLine: number;
  columns: readonly { column: string | null; header: string }[];
}

const DELIMITERS = { ',': 'facts.comma', ';': 'facts.semicolon', '\t': 'facts.tab' } as const;

/** How the file was understood: encoding, delimiter, and each column. */
export function FileFacts({ one }: { one: Import }): ReactNode {
  const t = useTexts(importsTexts);
  const word = useTexts(wordTexts);
  const facts = one.facts as Facts | null;
  if (!facts?.columns) return null;
  const { encoding, delimiter, headerLine, columns } = facts;
  const unknown = columns.filter(({ column }) => column === null);
  const name = Object.hasOwn(DELIMITERS, delimiter) ? t(DELIMITERS[delimiter as ',']) : delimiter;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        {t('facts.title')}
      </Title>
      <Text size="sm" mb="xs">
        {t('facts.text', { encoding: encoding.toUpperCase(), delimiter: name, line: headerLine })}
      </Text>
      <Group gap={6}>
        {columns.map(
          ({ column, header }) =>
            column && (
              <Badge key={header} variant="default" tt="none" fw={500}>
                {isWord(column) && word(column) !== header
                  ? t('facts.column', { header, column: word(column) })
                  : header}
              </Badge>
            ),
        )}
      </Group>
      {unknown.length > 0 && (
        <Text size="sm" c="red" mt="xs">
          {t('facts.unknown', { headers: unknown.map(({ header }) => header).join(', ') })}
        </Text>
      )}
    </Paper>
  );
}

function isWord(column: string): column is keyof (typeof wordTexts)['en'] & string {
  return Object.hasOwn(wordTexts.en, column);
}
