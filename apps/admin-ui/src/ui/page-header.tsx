import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface PageHeaderProps {
  title: string;
  /** One line below the title. */
  description?: ReactNode;
  /** Buttons at its right. */
  actions?: ReactNode;
}

/** The heading of a page: names the tab of the browser too, and takes the focus when the page is opened. */
export function PageHeader({ title, description, actions }: PageHeaderProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Rollcall`;
  }, [title]);
  // Who cannot see that a new page is there hears it.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.closest('nav')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="md">
      <div className="page-head">
        <Title order={1} size="h2" ref={heading} tabIndex={-1} className="page-title">
          {title}
        </Title>
        {description && <Text c="dimmed">{description}</Text>}
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
