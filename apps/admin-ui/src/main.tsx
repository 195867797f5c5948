import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';

const LAST_RELOAD = 'rollcall-reloaded-at';

// A page that was open while a new release came asks for files that are gone: the new page has new ones. Once a minute,
// so that files that really are missing do not make it go in circles.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem(LAST_RELOAD));
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
  location.reload();
});

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place for the admin UI.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
