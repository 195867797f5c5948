import { Container, Group, Paper, SegmentedControl, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { LOCALES, useLocale } from '../../texts/locale.js';

interface EntranceProps {
  title: string;
  children: ReactNode;
}

const OWN_NAMES = { en: 'English', fr: 'Français' } as const;

/** The frame of the pages before somebody is in. */
export function Entrance({ title, children }: EntranceProps): ReactNode {
  const { locale, choose } = useLocale();
  useEffect(() => {
    document.title = `${title} · Rollcall`;
  }, [title]);
  return (
    <Container size={440} py={{ base: 'lg', sm: 64 }}>
      <Group gap="xs" mb="md" component="header">
        <img src="/assets/icon.svg" alt="" width={28} height={28} />
        <Text fw={650}>Rollcall</Text>
      </Group>
      <Paper component="main" withBorder p={{ base: 'lg', sm: 'xl' }}>
        <Title order={1} size="h3" mb="md">
          {title}
        </Title>
        {children}
      </Paper>
      <Group justify="center" mt="md" component="footer">
        <SegmentedControl
          size="xs"
          aria-label="Language / Langue"
          value={locale}
          onChange={choose}
          data={LOCALES.map((known) => ({ value: known, label: OWN_NAMES[known] }))}
        />
      </Group>
    </Container>
  );
}
