import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { administers, useGroupTree } from '../../groups/groups.query.js';
import { VisibilityChoice } from '../../groups/visibility-choice.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { newGroupTexts } from './new-group.texts.js';

/** Create → Group: below a group that the caller administers (G8). */
export function NewGroupPage(): ReactNode {
  const t = useTexts(newGroupTexts);
  const word = useTexts(wordTexts);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const parent = useGroupTree().byId.get(params.get('group') ?? '');
  const form = useForm({
    initialValues: {
      name: '',
      parentId: parent && administers(parent) ? parent.id : null,
      public: true,
    },
  });
  const create = useCommand(
    ['groups'],
    (values: typeof form.values) =>
      dataOf(api.POST('/v1/groups', { body: { ...values, parentId: values.parentId ?? '' } })),
    ({ id, name }) => {
      notifyDone(t('done', { name }));
      void navigate(`/groups/${id}`);
    },
  );
  const faults = fieldFaults(create.error);
  return (
    <>
      <PageHeader title={t('title')} />
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack maw={560}>
          <TextInput
            label={word('name')}
            required
            maxLength={100}
            {...form.getInputProps('name')}
            error={faults['name']}
          />
          <OneGroupPicker
            label={t('parent')}
            required
            isOffered={administers}
            {...form.getInputProps('parentId')}
            error={faults['parentId']}
          />
          <VisibilityChoice
            isPublic={form.values.public}
            onChange={(isPublic) => form.setFieldValue('public', isPublic)}
          />
          <ProblemNotice error={create.error} />
          <Group>
            <Button type="submit" loading={create.isPending}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}
