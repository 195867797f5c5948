/** What the person sees when everything runs. */
export function summary({ options, directory, demo, ms }) {
  const { PUBLIC_URL: url, SMTP_URL: smtp } = options.variables;
  const rows = [
    ['Rollcall', url],
    ['API and docs', `${url}/docs`],
    ['Mailbox', smtp ? `mails go to ${new URL(smtp).host}` : `${url}/mailbox`],
    ['Data and logs', directory.dataDir],
    ...(demo ? signIns(demo) : []),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return `\nReady after ${(ms / 1000).toFixed(1)} s. Ctrl-C stops everything.\n\n${table.join('\n')}\n\n`;
}

function signIns({ platform, password, people }) {
  return [
    ['Demo sign-ins', `platform "${platform}", password "${password}"`],
    ...people.map(({ label, email }) => [`  ${label}`, email]),
  ];
}
