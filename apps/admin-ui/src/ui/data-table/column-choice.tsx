import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ReactTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { dataTableTexts } from './data-table.texts.js';
import type { features } from './features.js';

interface ColumnChoiceProps<Row extends object> {
  table: ReactTable<typeof features, Row>;
}

/** Lets people choose which columns they see. */
export function ColumnChoice<Row extends object>({ table }: ColumnChoiceProps<Row>): ReactNode {
  const t = useTexts(dataTableTexts);
  const columns = table.getAllLeafColumns().filter((column) => column.getCanHide());
  if (columns.length === 0) return null;
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('columns')}>
          <IconColumns3 size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('columns')}</Menu.Label>
        {columns.map((column) => (
          <Menu.Item
            key={column.id}
            role="menuitemcheckbox"
            aria-checked={column.getIsVisible()}
            leftSection={<Checkbox.Indicator checked={column.getIsVisible()} size="xs" />}
            onClick={() => column.toggleVisibility()}
          >
            {String(column.columnDef.header)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
