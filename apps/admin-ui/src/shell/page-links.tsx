import { NavLink } from '@mantine/core';
import {
  IconCalendarEvent,
  IconCreditCard,
  IconFileImport,
  IconHistory,
  IconKey,
  IconMail,
  IconMailForward,
  IconSettings,
  IconUsers,
  IconWebhook,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink as RouterLink } from 'react-router';
import type { Session } from '../session/session.query.js';
import { useSession } from '../session/use-session.js';
import { useTexts } from '../texts/define-texts.js';
import { shellTexts } from './shell.texts.js';

type Rights = Session['rights'];

const managesPeople = ({ managesPeopleOf }: Rights): boolean => managesPeopleOf.length > 0;
const isPlatformAdmin = ({ platformAdmin, owner }: Rights): boolean => platformAdmin || owner;

/** Pages besides those of groups, and who sees them. */
const PAGES = [
  { to: '/people', name: 'people', icon: IconUsers, isFor: managesPeople },
  { to: '/invitations', name: 'invitations', icon: IconMailForward, isFor: managesPeople },
  { to: '/sessions', name: 'sessions', icon: IconCalendarEvent, isFor: () => true },
  { to: '/imports', name: 'imports', icon: IconFileImport, isFor: managesPeople },
  { to: '/mail', name: 'mail', icon: IconMail, isFor: isPlatformAdmin },
  { to: '/billing', name: 'billing', icon: IconCreditCard, isFor: ({ owner }: Rights) => owner },
  { to: '/audit', name: 'audit', icon: IconHistory, isFor: isPlatformAdmin },
  { to: '/webhooks', name: 'webhooks', icon: IconWebhook, isFor: isPlatformAdmin },
  { to: '/api-keys', name: 'apiKeys', icon: IconKey, isFor: isPlatformAdmin },
  { to: '/settings', name: 'settings', icon: IconSettings, isFor: isPlatformAdmin },
] as const satisfies readonly { to: string; name: string; icon: Icon; isFor: (rights: Rights) => boolean }[];

/** Links to the pages that the caller may use. */
export function PageLinks(): ReactNode {
  const t = useTexts(shellTexts);
  const { rights } = useSession();
  return (
    <nav aria-label={t('pages')}>
      {PAGES.filter(({ isFor }) => isFor(rights)).map(({ to, name, icon: Sign }) => (
        <RouterLink key={to} to={to} className="nav-link">
          {({ isActive }) => (
            <NavLink
              component="span"
              active={isActive}
              label={t(`page.${name}`)}
              leftSection={<Sign size={18} stroke={1.6} aria-hidden />}
              py={5}
            />
          )}
        </RouterLink>
      ))}
    </nav>
  );
}
