import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { Notices } from '../ui/notices/notices.js';
import { LocaleContext, initialLocale, rememberLocale, type UiLocale } from '../texts/locale.js';
import { colorSchemeManager } from './color-scheme.js';
import { queryClient, router } from './router.js';
import { cssVariables, theme } from './theme.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// What Mantine uses to keep the page from scrolling below a dialog looks for the nonce of its styles here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The admin UI. */
export function App(): ReactNode {
  const [locale, setLocale] = useState<UiLocale>(initialLocale);
  const choice = useMemo(
    () => ({
      locale,
      choose: (chosen: UiLocale) => {
        rememberLocale(chosen);
        setLocale(chosen);
      },
    }),
    [locale],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <LocaleContext.Provider value={choice}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManager}
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queryClient}>
          <Notices />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </LocaleContext.Provider>
  );
}
