import {
  Alert,
  Button,
  Code,
  CopyButton,
  Divider,
  Group,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/api-client.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { pathOf } from '../../groups/group-tree.rules.js';
import { administers, type Group as GroupOfPeople, useGroupTree } from '../../groups/groups.query.js';
import { VisibilityChoice } from '../../groups/visibility-choice.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { problemTexts } from '../../ui/problem.texts.js';
import { ChangeGroupDialog } from './change-group-dialog.js';
import { DeleteGroupDialog } from './delete-group-dialog.js';
import { groupSettingsTexts } from './group-settings.texts.js';

/** Name, place and visibility of a group (G21-G26). */
export function GroupSettingsPage(): ReactNode {
  const problem = useTexts(problemTexts);
  const { groupId = '' } = useParams();
  const group = useGroupTree().byId.get(groupId);
  if (!group || !administers(group)) {
    return <EmptyState title={problem('heading')}>{problem('not_found')}</EmptyState>;
  }
  return <GroupSettings key={groupId} group={group} />;
}

function GroupSettings({ group }: { group: GroupOfPeople }): ReactNode {
  const t = useTexts(groupSettingsTexts);
  const word = useTexts(wordTexts);
  const tree = useGroupTree();
  const [changes, setChanges] = useState<Schemas['ChangeGroupRequest']>();
  const [isDeleting, setDeleting] = useState(false);
  const isRoot = group.parentId === null;
  const form = useForm({
    initialValues: {
      name: group.name,
      parentId: group.parentId,
      public: group.public,
      custom: group.custom ?? '',
    },
  });
  const changed = changesOf(group, form.values);
  // Below itself, or below one of its own, a group cannot go.
  const isPossibleParent = (other: GroupOfPeople): boolean =>
    administers(other) && !pathOf(tree, other.id).some(({ id }) => id === group.id);
  return (
    <>
      <PageHeader
        title={t('title', { name: group.name })}
        actions={
          <Button component={Link} to={`/groups/${group.id}`} variant="default">
            {t('back')}
          </Button>
        }
      />
      <form onSubmit={form.onSubmit(() => setChanges(changed))}>
        <Stack maw={560}>
          <TextInput label={word('name')} required maxLength={100} {...form.getInputProps('name')} />
          {isRoot ? (
            <Alert color="blue">{t('root')}</Alert>
          ) : (
            <>
              <OneGroupPicker
                label={t('parent')}
                required
                isOffered={isPossibleParent}
                {...form.getInputProps('parentId')}
              />
              <VisibilityChoice
                isPublic={form.values.public}
                onChange={(isPublic) => form.setFieldValue('public', isPublic)}
              />
            </>
          )}
          <Textarea
            label={t('custom')}
            description={t('customHint')}
            maxLength={1_000}
            autosize
            minRows={2}
            {...form.getInputProps('custom')}
          />
          <Group>
            <Button type="submit" disabled={Object.keys(changed).length === 0}>
              {t('review')}
            </Button>
          </Group>
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('id')}
            </Text>
            <Code>{group.id}</Code>
            <CopyButton value={group.id}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="subtle" onClick={copy}>
                  {t(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Stack>
      </form>
      {!isRoot && (
        <Stack maw={560} mt="xl">
          <Divider />
          <Title order={2} size="h4">
            {t('delete')}
          </Title>
          <Text size="sm">{t('delete.what')}</Text>
          <Group>
            <Button color="red" variant="light" onClick={() => setDeleting(true)}>
              {t('delete.open')}
            </Button>
          </Group>
        </Stack>
      )}
      {changes && (
        <ChangeGroupDialog
          group={group}
          changes={changes}
          onClose={(wasChanged) => {
            setChanges(undefined);
            if (wasChanged) form.resetDirty();
          }}
        />
      )}
      {isDeleting && <DeleteGroupDialog group={group} onClose={() => setDeleting(false)} />}
    </>
  );
}

/** Only what differs is sent, so that two people who change different things do not undo each other. */
function changesOf(
  group: GroupOfPeople,
  values: { name: string; parentId: string | null; public: boolean; custom: string },
): Schemas['ChangeGroupRequest'] {
  return {
    ...(values.name.trim() !== group.name && { name: values.name.trim() }),
    ...(values.parentId !== null && values.parentId !== group.parentId && { parentId: values.parentId }),
    ...(values.public !== group.public && { public: values.public }),
    ...(values.custom !== (group.custom ?? '') && { custom: values.custom || null }),
  };
}
