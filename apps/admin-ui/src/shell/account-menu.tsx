import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../api/api-client.js';
import { useSession } from '../session/use-session.js';
import { useTexts } from '../texts/define-texts.js';
import { LOCALES, useLocale } from '../texts/locale.js';
import { shellTexts } from './shell.texts.js';

const SCHEMES = ['light', 'dark', 'auto'] as const;
const OWN_NAMES = { en: 'English', fr: 'Français' } as const;

/** The person who is signed in: their page, language, appearance, and the way out. */
export function AccountMenu(): ReactNode {
  const t = useTexts(shellTexts);
  const { user } = useSession();
  const { locale, choose } = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signOut = async (): Promise<void> => {
    await api.POST('/v1/auth/logout');
    queryClient.clear();
    await navigate('/sign-in', { replace: true });
  };
  const name = `${user.firstName} ${user.lastName}`.trim();
  const checked = (isChosen: boolean): ReactNode =>
    isChosen ? <IconCheck size={14} aria-hidden /> : <span />;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={name} color="blue" variant="filled" radius="xl" size="md" alt="" aria-hidden />
          <span className="visually-hidden">{`${t('account')}: ${name}`}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`/people/${user.id}`}>
          {name || t('account')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {LOCALES.map((known) => (
          <Menu.Item
            key={known}
            lang={known}
            role="menuitemradio"
            aria-checked={known === locale}
            rightSection={checked(known === locale)}
            onClick={() => choose(known)}
          >
            {OWN_NAMES[known]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('appearance')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            rightSection={checked(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`appearance.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/docs">
          {t('api')}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
