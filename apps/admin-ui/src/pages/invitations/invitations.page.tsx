import { Button, Tabs } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { BulkBar } from '../../invitations/bulk-bar.js';
import { jobTexts } from '../../invitations/jobs.texts.js';
import { useTexts } from '../../texts/define-texts.js';
import { NOTHING_SELECTED, type Selection } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import { InvitationFilters } from './invitation-filters.js';
import { type InvitationFilter, useInvitations } from './invitations.query.js';
import { invitationsTexts } from './invitations.texts.js';
import { JobList } from './job-list.js';
import { useInvitationColumns } from './use-invitation-columns.js';

/** All invitations that the caller tracks, and the jobs about many of them. */
export function InvitationsPage(): ReactNode {
  const t = useTexts(invitationsTexts);
  const job = useTexts(jobTexts);
  const navigate = useNavigate();
  const { tab } = useParams();
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button
            component={Link}
            to="/users/new"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            variant="light"
          >
            {t('invite')}
          </Button>
        }
      />
      <Tabs
        value={tab === 'jobs' ? 'jobs' : 'list'}
        onChange={(value) => void navigate(value === 'jobs' ? '/invitations/jobs' : '/invitations')}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="list">{t('list')}</Tabs.Tab>
          <Tabs.Tab value="jobs">{job('jobs')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="list">
          <InvitationList />
        </Tabs.Panel>
        <Tabs.Panel value="jobs">
          <JobList />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function InvitationList(): ReactNode {
  const t = useTexts(invitationsTexts);
  const search = useSearch();
  const [filter, setFilter] = useState<InvitationFilter>({ status: 'pending' });
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const found = { ...filter, q: search.wanted };
  const pages = useInvitations(found);
  const columns = useInvitationColumns();
  const { status, delivery, groupId, reminded, q } = found;
  const isFiltered =
    delivery !== undefined || groupId !== undefined || reminded !== undefined || q !== undefined;
  const isOpen = status === 'pending';
  // Jobs know every filter but whether somebody was reminded; those are chosen one by one.
  const jobFilter =
    reminded === undefined ? { status, groupId, q, ...(delivery && { delivery: [delivery] }) } : undefined;
  return (
    <DataTable
      label={t('list')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      selection={
        isOpen ? { value: selection, onChange: setSelection, nameOf: ({ email }) => email } : undefined
      }
      below={isOpen && <BulkBar selection={selection} onChange={setSelection} filter={jobFilter} />}
      empty={
        <EmptyState title={t(isFiltered ? 'noMatch' : 'none')}>
          {t(isFiltered ? 'noMatchWhat' : 'noneWhat')}
        </EmptyState>
      }
      toolbar={
        <>
          <SearchField label={t('find')} value={search.text} onChange={search.setText} />
          <InvitationFilters
            value={filter}
            onChange={(next) => {
              setFilter(next);
              setSelection(NOTHING_SELECTED);
            }}
          />
        </>
      }
    />
  );
}
