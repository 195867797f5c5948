import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { problemTexts } from './problem.texts.js';
import { useProblemText } from './use-problem-text.js';

interface ProblemNoticeProps {
  /** What went wrong; nothing is shown for nothing. */
  error: unknown;
  onRetry?: () => void;
}

/** Tells what went wrong, what to do, and by which number it is found in the logs. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps): ReactNode {
  const t = useTexts(problemTexts);
  const word = useTexts(wordTexts);
  const textOf = useProblemText();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <Alert
      color="red"
      role="alert"
      title={t('heading')}
      icon={<IconAlertTriangle aria-hidden />}
      variant="light"
    >
      <Text size="sm">{textOf(error)}</Text>
      {problem && problem.faults.length > 0 && (
        <List size="sm" mt="xs">
          {problem.faults.map(({ path, message }) => (
            <List.Item key={`${path}${message}`}>
              <b>{path}</b>: {message}
            </List.Item>
          ))}
        </List>
      )}
      {problem?.requestId && (
        <Text size="xs" mt="xs">
          {t('requestId', { requestId: problem.requestId })}
        </Text>
      )}
      {onRetry && (
        <Button size="xs" mt="sm" variant="default" onClick={onRetry}>
          {word('retry')}
        </Button>
      )}
    </Alert>
  );
}
