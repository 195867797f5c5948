/** The style sheet of all pages. */
export const STYLE_SHEET = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f8; --surface: #ffffff; --text: #1c2430; --muted: #546172; --line: #c5cdd8;
  --accent: #1f5fbf; --accent-text: #ffffff; --accent-hover: #184c9a;
  --danger: #a8261c; --danger-ground: #fdeceb; --good: #1d6b3c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --surface: #1b212a; --text: #e8edf4; --muted: #a5b1c2; --line: #4a5667;
    --accent: #8ab4f8; --accent-text: #0d1b30; --accent-hover: #aecbfa;
    --danger: #ffb4ab; --danger-ground: #3b1d1b; --good: #8fd6a8;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
.bar { display: flex; align-items: center; gap: .6rem; width: 100%; max-width: 30rem; padding: 2rem 1.25rem 1rem;
  font-weight: 600; letter-spacing: .01em; }
.bar img { display: block; }
.card { width: 100%; max-width: 30rem; padding: 1.75rem 1.25rem 2rem; background: var(--surface);
  border-block: 1px solid var(--line); }
@media (min-width: 32rem) {
  .bar { padding: 3.5rem .25rem 1rem; }
  .card { padding: 2.25rem 2.5rem 2.5rem; border: 1px solid var(--line); border-radius: .75rem; }
}
.wide { max-width: 60rem; }
body:has(.wide) .bar { max-width: 60rem; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
a { color: var(--accent); }
.muted { color: var(--muted); }
dl.facts { margin: 1rem 0 1.5rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
dl.facts dt { color: var(--muted); font-size: .875rem; }
dl.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
label { display: block; margin: 1.1rem 0 .3rem; font-weight: 600; }
.hint, .fault { margin: 0 0 .35rem; font-size: .9rem; }
.hint { color: var(--muted); }
.fault { color: var(--danger); font-weight: 600; }
input { width: 100%; padding: .65rem .75rem; border: 1px solid var(--muted); border-radius: .5rem;
  background: var(--surface); color: inherit; font: inherit; }
input[aria-invalid="true"] { border: 2px solid var(--danger); }
button { width: 100%; margin-top: 1.75rem; padding: .75rem 1rem; border: 1px solid transparent; border-radius: .5rem;
  background: var(--accent); color: var(--accent-text); font: inherit; font-weight: 600; cursor: pointer; }
button:hover { background: var(--accent-hover); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.summary { margin: 1.25rem 0; padding: .9rem 1rem; border: 2px solid var(--danger); border-radius: .5rem;
  background: var(--danger-ground); }
.summary h2 { margin: 0 0 .35rem; font-size: 1rem; }
.summary ul { margin: 0; padding-left: 1.2rem; }
.summary a { color: var(--danger); }
.done { color: var(--good); }
code, pre { font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; font-size: .9em; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
footer { padding: 1.25rem; color: var(--muted); font-size: .9rem; }
footer a { color: inherit; }
footer a[aria-current] { text-decoration: none; font-weight: 600; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
`.trimStart();

/** The sign of Rollcall: a tick in a list. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5fbf"/><path d="M8 16.5l5 5L24 10.5" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>
`;
