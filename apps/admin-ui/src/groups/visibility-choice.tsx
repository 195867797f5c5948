import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../texts/define-texts.js';

const texts = defineTexts(
  {
    label: 'Group visibility',
    public: 'Public',
    publicWhat:
      'Its learners belong to the groups above it too, up to the first private one, and see each other’s names.',
    private: 'Private',
    privateWhat: 'Its learners belong to it alone; the groups above do not see them.',
  },
  {
    label: 'Visibilité du groupe',
    public: 'Public',
    publicWhat:
      'Ses apprenants font aussi partie des groupes au-dessus, jusqu’au premier groupe privé, et s’y voient mutuellement.',
    private: 'Privé',
    privateWhat: 'Ses apprenants ne font partie que de lui ; les groupes au-dessus ne les voient pas.',
  },
);

interface VisibilityChoiceProps {
  isPublic: boolean;
  onChange: (isPublic: boolean) => void;
  disabled?: boolean;
}

/** Public or private, with what that means (G9, G10, G16). */
export function VisibilityChoice({ isPublic, onChange, disabled }: VisibilityChoiceProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Radio.Group
      label={t('label')}
      value={isPublic ? 'public' : 'private'}
      onChange={(value) => onChange(value === 'public')}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="public" label={t('public')} description={t('publicWhat')} disabled={disabled} />
        <Radio value="private" label={t('private')} description={t('privateWhat')} disabled={disabled} />
      </Stack>
    </Radio.Group>
  );
}
