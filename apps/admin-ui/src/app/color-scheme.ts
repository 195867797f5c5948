import { localStorageColorSchemeManager } from '@mantine/core';

/** Under this key public/color-scheme.js looks before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'rollcall-color-scheme' });
