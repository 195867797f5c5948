import { Notifications, notifications } from '@mantine/notifications';
import { type ReactNode, useEffect } from 'react';
import { showNoticesBy } from './notify-done.js';

/** Shows notices in a corner of the page, each for a few seconds. */
export function NoticeCorner(): ReactNode {
  useEffect(() => showNoticesBy((message) => notifications.show({ color: 'green', message })), []);
  return <Notifications position="bottom-right" limit={4} />;
}
