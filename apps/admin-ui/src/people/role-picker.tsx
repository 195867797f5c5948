import { Chip, Group, Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import type { Role } from './roles.rules.js';

interface RolePickerProps {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  /** Those that the caller may grant in the chosen groups. */
  offered: readonly Role[];
  error?: ReactNode;
}

/** Chooses one or several roles of those that the caller may grant (R3: they count for all chosen groups). */
export function RolePicker({ value, onChange, offered, error }: RolePickerProps): ReactNode {
  const word = useTexts(wordTexts);
  const labelId = useId();
  return (
    <Input.Wrapper
      label={word('roles')}
      labelElement="div"
      labelProps={{ id: labelId }}
      error={error}
      withAsterisk
    >
      <Chip.Group multiple value={[...value]} onChange={(roles) => onChange(roles as Role[])}>
        <Group gap="xs" role="group" aria-labelledby={labelId} mt={4}>
          {offered.map((role) => (
            <Chip key={role} value={role} variant="light">
              {word(`role.${role}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
