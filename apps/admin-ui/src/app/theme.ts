import { createTheme, Menu, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The blue of the mails and of the join page. */
const blue: MantineColorsTuple = [
  '#eaf2fd',
  '#d3e2f7',
  '#a6c4ef',
  '#76a4e6',
  '#4f89df',
  '#3778da',
  '#2a6ed4',
  '#1f5fbf',
  '#184c9a',
  '#123c7d',
];

export const theme = createTheme({
  colors: { blue },
  primaryColor: 'blue',
  // Against white and against the dark ground these shades keep 4.5:1 (WCAG 1.4.3).
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  focusRing: 'auto',
  components: {
    // The first item gets the focus; a placeholder in its stead is nothing that may stand in a menu (ARIA).
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
  },
});

/** White text on it keeps 5.5:1. */
const DANGER = { '--mantine-color-red-filled': '#c92a2a', '--mantine-color-red-filled-hover': '#a51d1d' };

/** Mantine's own dimmed text and its coloured text on light grounds keep 3.3:1 and 3.8:1 only; 4.5:1 is asked for. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...DANGER,
    '--mantine-color-dimmed': '#546172',
    '--mantine-color-placeholder': '#657286',
    '--mantine-color-green-light-color': '#1b6630',
    '--mantine-color-yellow-light-color': '#7a4a00',
    '--mantine-color-red-text': '#b42318',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-light-color': '#a51d1d',
    '--mantine-color-gray-light-color': '#3d4653',
  },
  dark: {
    ...DANGER,
    '--mantine-color-dimmed': '#a5b1c2',
    '--mantine-color-placeholder': '#98a4b5',
    '--mantine-color-anchor': '#8ab4f8',
  },
});
