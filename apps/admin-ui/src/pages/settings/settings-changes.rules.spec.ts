import { describe, expect, it } from '@jest/globals';
import { type SettingsValues, settingsChanges } from './settings-changes.rules.js';

const BEFORE: SettingsValues = {
  name: 'Academy',
  locale: 'en',
  timeZone: 'Europe/Paris',
  usernameLogin: false,
  userAdminGrantableRoles: ['learner'],
  mailEnabled: true,
  credentialsMail: 'password',
  blockWeekendReminders: false,
  weeklyLateReminders: true,
  sessionReminderDays: '7, 1',
  importPeopleLimit: '',
  importMailLimit: '',
  importSeatLimit: '',
  importRoleGrantLimit: '',
  importAdminGrantLimit: 50,
};

describe('the settings that are sent', () => {
  it('are none while nothing differs', () => {
    expect(settingsChanges({ ...BEFORE, userAdminGrantableRoles: ['learner'] }, BEFORE)).toEqual({});
  });

  it('are those that differ, days as numbers', () => {
    const values = { ...BEFORE, name: 'Other', sessionReminderDays: '14; 7,1' };
    expect(settingsChanges(values, BEFORE)).toEqual({ name: 'Other', sessionReminderDays: [14, 7, 1] });
  });

  it('leave what is no day to the API, which names it', () => {
    expect(settingsChanges({ ...BEFORE, sessionReminderDays: '7, soon' }, BEFORE)).toEqual({
      sessionReminderDays: [7, 'soon'],
    });
  });
});
