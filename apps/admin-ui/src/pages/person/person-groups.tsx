import { ActionIcon, Anchor, Button, Group, Menu, Paper, Stack, Table, Title } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { type Group as GroupOfPeople, managesPeopleOf, useGroupTree } from '../../groups/groups.query.js';
import { labelOf } from '../../groups/group-options.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { nameOf } from '../../people/person-name.js';
import { type Places, PlaceFields } from '../../people/place-fields.js';
import { RemoveMemberDialog } from '../../people/remove-member-dialog.js';
import { useSession } from '../../session/use-session.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { EmptyState } from '../../ui/empty-state.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { Person } from '../../people/person.query.js';
import { personTexts } from './person.texts.js';

type Membership = Person['memberships'][number];

/** In which groups somebody is, as what, and why (G9, D-01). */
export function PersonGroups({ person }: { person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const word = useTexts(wordTexts);
  const { rights } = useSession();
  const tree = useGroupTree();
  const [removing, setRemoving] = useState<GroupOfPeople>();
  const takeRole = useCommand(['users', 'groups'], ({ groupId, role }: Membership) =>
    api.DELETE('/v1/groups/{id}/members/{userId}/roles/{role}', {
      params: { path: { id: groupId, userId: person.id, role } },
    }),
  );
  return (
    <Stack>
      <ProblemNotice error={takeRole.error} />
      {person.memberships.length === 0 ? (
        <EmptyState title={t('noGroups')}>{t('noGroupsWhat')}</EmptyState>
      ) : (
        <Table.ScrollContainer minWidth={320}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('group')}</Table.Th>
                <Table.Th>{t('role')}</Table.Th>
                <Table.Th>{t('why')}</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">{word('actions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {person.memberships.map((membership) => {
                const { groupId, role, origin, viaGroupId } = membership;
                const group = tree.byId.get(groupId);
                const via = viaGroupId && (tree.byId.get(viaGroupId)?.name ?? '…');
                return (
                  <Table.Tr key={`${groupId}${role}`}>
                    <Table.Td>
                      {group ? (
                        <Anchor component={Link} to={`/groups/${groupId}`} size="sm">
                          {labelOf(tree, groupId)}
                        </Anchor>
                      ) : (
                        '…'
                      )}
                    </Table.Td>
                    <Table.Td>{word(`role.${role}`)}</Table.Td>
                    <Table.Td>
                      {origin === 'propagated' && via ? t('via', { group: via }) : t('direct')}
                    </Table.Td>
                    <Table.Td ta="right">
                      {group && managesPeopleOf(group) && (
                        <Menu position="bottom-end">
                          <Menu.Target>
                            <ActionIcon
                              variant="subtle"
                              color="gray"
                              aria-label={`${word('actions')}: ${group.name}`}
                            >
                              <IconDots size={18} aria-hidden />
                            </ActionIcon>
                          </Menu.Target>
                          <Menu.Dropdown>
                            <Menu.Item onClick={() => takeRole.mutate(membership)}>{t('takeRole')}</Menu.Item>
                            <Menu.Item color="red" onClick={() => setRemoving(group)}>
                              {t('removeFrom', { group: group.name })}
                            </Menu.Item>
                          </Menu.Dropdown>
                        </Menu>
                      )}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rights.managesPeopleOf.length > 0 && <AddToGroup userId={person.id} />}
      {removing && (
        <RemoveMemberDialog
          group={removing}
          userId={person.id}
          name={nameOf(person)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Stack>
  );
}

/** Adds an existing person to a group (P6, G20). */
function AddToGroup({ userId }: { userId: string }): ReactNode {
  const t = useTexts(personTexts);
  const [places, setPlaces] = useState<Places>({ groupIds: [], roles: ['learner'] });
  const add = useCommand(
    ['users', 'groups', 'sessions'],
    async ({ groupIds, roles }: Places) => {
      for (const id of groupIds) {
        await api.POST('/v1/groups/{id}/members', { params: { path: { id } }, body: { userId, roles } });
      }
    },
    () => {
      setPlaces({ groupIds: [], roles: ['learner'] });
      notifyDone(t('add.done'));
    },
  );
  return (
    <Paper withBorder p="md" maw={640}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(places);
        }}
      >
        <Stack>
          <Title order={2} size="h4">
            {t('add')}
          </Title>
          <PlaceFields value={places} onChange={setPlaces} faults={fieldFaults(add.error)} />
          <ProblemNotice error={add.error} />
          <Group>
            <Button
              type="submit"
              loading={add.isPending}
              disabled={places.groupIds.length === 0 || places.roles.length === 0}
            >
              {t('add.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
