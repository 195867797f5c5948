import { AppShell, Burger, Group, Skeleton, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, Suspense, useEffect } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useLive } from '../api/use-live.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { AccountMenu } from './account-menu.js';
import { CreateMenu } from './create-menu.js';
import { GroupNavigation } from './group-navigation.js';
import { LocaleOfPerson } from './locale-of-person.js';
import { PageLinks } from './page-links.js';
import { shellTexts } from './shell.texts.js';

/** What stands around every page: the groups at the left, Create at the right (domain.md 11). */
export function Shell(): ReactNode {
  const t = useTexts(shellTexts);
  const word = useTexts(wordTexts);
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  useLive();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 288, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t('menu')}
              aria-expanded={isOpen}
            />
            <Link to="/" aria-label="Rollcall" className="brand">
              <img src="/assets/icon.svg" alt="" width={28} height={28} />
              <Text fw={650} visibleFrom="xs" component="span">
                Rollcall
              </Text>
            </Link>
          </Group>
          <Suspense>
            <Group gap="xs" wrap="nowrap">
              <CreateMenu />
              <AccountMenu />
            </Group>
          </Suspense>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        <Suspense fallback={<Skeleton height={200} m="md" width="auto" />}>
          <AppShell.Section p="xs">
            <PageLinks />
          </AppShell.Section>
          <AppShell.Section grow className="groups-section">
            <GroupNavigation />
          </AppShell.Section>
        </Suspense>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Suspense fallback={<Skeleton height={280} role="status" aria-label={word('loading')} />}>
          <LocaleOfPerson />
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
