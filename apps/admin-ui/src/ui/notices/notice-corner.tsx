import { Notifications, notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { showNoticesBy } from './notify-done.js';

/** Shows notices in a corner of the page, each for a few seconds. */
export function NoticeCorner(): ReactNode {
  const word = useTexts(wordTexts);
  const close = useRef('');
  useEffect(() => {
    close.current = word('close');
  }, [word]);
  useEffect(
    () =>
      showNoticesBy((message, tone) =>
        notifications.show({
          color: tone === 'good' ? 'green' : 'red',
          message,
          closeButtonProps: { 'aria-label': close.current },
        }),
      ),
    [],
  );
  return <Notifications position="bottom-right" limit={4} />;
}
