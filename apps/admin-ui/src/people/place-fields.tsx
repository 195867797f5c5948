import type { ReactNode } from 'react';
import { GroupPicker } from '../groups/group-picker.js';
import { useGroupTree } from '../groups/groups.query.js';
import { usePlatform } from '../platform/platform.query.js';
import { grantableRoles } from './grantable-roles.rules.js';
import { RolePicker } from './role-picker.js';
import type { Role } from './roles.rules.js';

/** Groups, and the roles that count in all of them (R3). */
export interface Places {
  groupIds: string[];
  roles: Role[];
}

interface PlaceFieldsProps {
  value: Places;
  onChange: (places: Places) => void;
  faults: Readonly<Record<string, string>>;
}

/** Where people go and as what: only what the caller may grant is offered, and where learners end up is said. */
export function PlaceFields({ value, onChange, faults }: PlaceFieldsProps): ReactNode {
  const tree = useGroupTree();
  const { userAdminGrantableRoles } = usePlatform();
  const offeredIn = (groupIds: readonly string[]): readonly Role[] =>
    grantableRoles(
      groupIds.flatMap((id) => tree.byId.get(id) ?? []),
      userAdminGrantableRoles,
    );
  return (
    <>
      <GroupPicker
        value={value.groupIds}
        onChange={(groupIds) => {
          const offered = offeredIn(groupIds);
          onChange({ groupIds, roles: value.roles.filter((role) => offered.includes(role)) });
        }}
        forLearners={value.roles.includes('learner')}
        error={faults['groupIds']}
        required
      />
      <RolePicker
        value={value.roles}
        onChange={(roles) => onChange({ ...value, roles })}
        offered={offeredIn(value.groupIds)}
        error={faults['roles']}
      />
    </>
  );
}
