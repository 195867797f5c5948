import { Container } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { ProblemNotice } from '../ui/problem-notice.js';

/** Stands in for a page that could not be shown, with what to do about it. */
export function RouteFault(): ReactNode {
  const error = useRouteError();
  return (
    <Container py="xl" size="sm">
      <ProblemNotice error={error} onRetry={() => location.reload()} />
    </Container>
  );
}
