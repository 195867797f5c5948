import { Anchor, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { managesPeopleOf, useGroupTree } from '../../groups/groups.query.js';
import { useTexts } from '../../texts/define-texts.js';
import { PageHeader } from '../../ui/page-header.js';
import { InviteForm } from './invite-form.js';
import { newUserTexts } from './new-user.texts.js';
import { SetUpForm } from './set-up-form.js';

/** Create → User: invite by email, set up one, or set up many from a file. */
export function NewUserPage(): ReactNode {
  const t = useTexts(newUserTexts);
  const [params, setParams] = useSearchParams();
  const tree = useGroupTree();
  const group = tree.byId.get(params.get('group') ?? '');
  const groupIds = group && managesPeopleOf(group) ? [group.id] : [];
  const way = params.get('way') ?? 'invite';
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        value={way}
        onChange={(value) =>
          setParams(
            (before) => {
              before.set('way', value ?? 'invite');
              return before;
            },
            { replace: true },
          )
        }
        keepMounted={false}
        maw={720}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="invite">{t('invite')}</Tabs.Tab>
          <Tabs.Tab value="set-up">{t('setUp')}</Tabs.Tab>
          <Tabs.Tab value="many">{t('many')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="invite">
          <InviteForm groupIds={groupIds} />
        </Tabs.Panel>
        <Tabs.Panel value="set-up">
          <SetUpForm groupIds={groupIds} />
        </Tabs.Panel>
        <Tabs.Panel value="many">
          <Text mb="sm">{t('manyWhat')}</Text>
          <Anchor component={Link} to={`/imports/new${group ? `?group=${group.id}` : ''}`}>
            {t('manyGo')}
          </Anchor>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
