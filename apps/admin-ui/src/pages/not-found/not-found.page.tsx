import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../texts/define-texts.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { notFoundTexts } from './not-found.texts.js';

/** For addresses at which there is nothing. */
export function NotFoundPage(): ReactNode {
  const t = useTexts(notFoundTexts);
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        title={t('heading')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('home')}
          </Button>
        }
      >
        {t('what')}
      </EmptyState>
    </>
  );
}
