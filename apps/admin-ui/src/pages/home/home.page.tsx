import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useGroupTree } from '../../groups/groups.query.js';
import { useTexts } from '../../texts/define-texts.js';
import { EmptyState } from '../../ui/empty-state.js';
import { homeTexts } from './home.texts.js';

/** Where somebody arrives: at the people of the first group that they see. */
export function HomePage(): ReactNode {
  const t = useTexts(homeTexts);
  const [first] = useGroupTree().roots;
  if (first) return <Navigate to={`/groups/${first.id}`} replace />;
  return <EmptyState title={t('title')}>{t('noGroups')}</EmptyState>;
}
