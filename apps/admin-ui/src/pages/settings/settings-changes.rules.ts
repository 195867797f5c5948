/** The settings as the form holds them. */
export interface SettingsValues {
  name: string;
  locale: 'en' | 'fr';
  timeZone: string;
  usernameLogin: boolean;
  userAdminGrantableRoles: string[];
  mailEnabled: boolean;
  credentialsMail: string;
  blockWeekendReminders: boolean;
  weeklyLateReminders: boolean;
  /** As it is typed: days, separated by commas. */
  sessionReminderDays: string;
  importPeopleLimit: number | string;
  importMailLimit: number | string;
  importSeatLimit: number | string;
  importRoleGrantLimit: number | string;
  importAdminGrantLimit: number | string;
}

/** Only what differs, so that two people who change different things do not undo each other. */
export function settingsChanges(values: SettingsValues, before: SettingsValues): Record<string, unknown> {
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof SettingsValues]),
  );
  return Object.fromEntries(changed.map(([name, value]) => [name, sent(name, value)]));
}

function sent(name: string, value: unknown): unknown {
  if (name !== 'sessionReminderDays') return value;
  // What is no number stays as it is, so that the API can name it.
  const days = String(value)
    .split(/[\s,;]+/)
    .filter(Boolean);
  return days.map((day) => (/^\d+$/.test(day) ? Number(day) : day));
}
