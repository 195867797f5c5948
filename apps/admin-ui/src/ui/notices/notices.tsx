import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { whenNotified } from './notify-done.js';

const NoticeCorner = lazy(async () => ({ default: (await import('./notice-corner.js')).NoticeCorner }));

/** The place of notices; empty until there is one. */
export function Notices(): ReactNode {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => whenNotified(() => setWanted(true)), []);
  return (
    isWanted && (
      <Suspense>
        <NoticeCorner />
      </Suspense>
    )
  );
}
