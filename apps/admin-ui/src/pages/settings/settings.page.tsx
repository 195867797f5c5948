import {
  Button,
  Chip,
  Fieldset,
  Group,
  Input,
  NumberInput,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { LocaleSelect } from '../../people/locale-select.js';
import { type Platform, platformQuery, usePlatform } from '../../platform/platform.query.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { type SettingsValues, settingsChanges } from './settings-changes.rules.js';
import { settingsTexts } from './settings.texts.js';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');
const GRANTABLE = ['learner', 'coach', 'author'] as const;
const LIMITS = [
  'importPeopleLimit',
  'importMailLimit',
  'importSeatLimit',
  'importRoleGrantLimit',
  'importAdminGrantLimit',
] as const;
const SWITCHES = ['mailEnabled', 'blockWeekendReminders', 'weeklyLateReminders'] as const;

/** The settings of the platform. */
export function SettingsPage(): ReactNode {
  const t = useTexts(settingsTexts);
  const word = useTexts(wordTexts);
  const platform = usePlatform();
  const queryClient = useQueryClient();
  const rolesId = useId();
  const form = useForm<SettingsValues>({ initialValues: valuesOf(platform) });
  const changes = settingsChanges(form.values, form.getInitialValues());
  const isChanged = Object.keys(changes).length > 0;
  const save = useCommand(
    ['audit'],
    () => dataOf(api.PATCH('/v1/platform', { body: changes as Schemas['PlatformSettingsRequest'] })),
    (saved) => {
      queryClient.setQueryData(platformQuery.queryKey, saved);
      form.setInitialValues(valuesOf(saved));
      form.setValues(valuesOf(saved));
      notifyDone(t('saved'));
    },
  );
  const blocker = useBlocker(isChanged && !save.isPending);
  useBeforeUnload((event) => {
    if (isChanged) event.preventDefault();
  });
  const faults = fieldFaults(save.error);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <form onSubmit={form.onSubmit(() => save.mutate())} noValidate>
        <Stack maw={720}>
          <Fieldset legend={t('general')}>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput label={word('name')} {...form.getInputProps('name')} error={faults['name']} />
              <LocaleSelect
                value={form.values.locale}
                onChange={(locale) => form.setFieldValue('locale', locale)}
              />
              <Select
                label={t('timeZone')}
                description={t('timeZoneHint')}
                data={TIME_ZONES}
                searchable
                allowDeselect={false}
                limit={80}
                {...form.getInputProps('timeZone')}
                error={faults['timeZone']}
              />
            </SimpleGrid>
            <Text size="sm" c="dimmed" mt="sm">
              {t('plan', { plan: t(`plan.${platform.plan}`) })} · {t('limit', { count: platform.userLimit })}.{' '}
              {t('operator')}
            </Text>
          </Fieldset>
          <Fieldset legend={t('signIn')}>
            <Stack gap="md">
              <Switch
                label={t('usernameLogin')}
                {...form.getInputProps('usernameLogin', { type: 'checkbox' })}
                error={faults['usernameLogin']}
              />
              <Input.Wrapper
                label={t('grantable')}
                labelElement="div"
                labelProps={{ id: rolesId }}
                error={faults['userAdminGrantableRoles']}
              >
                <Chip.Group multiple {...form.getInputProps('userAdminGrantableRoles')}>
                  <Group gap="xs" mt={4} role="group" aria-labelledby={rolesId}>
                    {GRANTABLE.map((role) => (
                      <Chip key={role} value={role} variant="light">
                        {word(`role.${role}`)}
                      </Chip>
                    ))}
                  </Group>
                </Chip.Group>
              </Input.Wrapper>
            </Stack>
          </Fieldset>
          <Fieldset legend={t('mails')}>
            <Stack gap="md">
              {SWITCHES.map((name) => (
                <Switch
                  key={name}
                  label={t(name)}
                  description={name === 'mailEnabled' ? t('mailEnabledHint') : undefined}
                  {...form.getInputProps(name, { type: 'checkbox' })}
                  error={faults[name]}
                />
              ))}
              <Radio.Group label={t('credentialsMail')} {...form.getInputProps('credentialsMail')}>
                <Stack gap="xs" mt="xs">
                  <Radio value="password" label={t('credentialsMail.password')} />
                  <Radio value="link" label={t('credentialsMail.link')} />
                </Stack>
              </Radio.Group>
              <TextInput
                label={t('sessionReminderDays')}
                description={t('sessionReminderDaysHint')}
                {...form.getInputProps('sessionReminderDays')}
                error={faults['sessionReminderDays']}
              />
            </Stack>
          </Fieldset>
          <Fieldset legend={t('imports')}>
            <Text size="sm" c="dimmed" mb="sm">
              {t('importsHint')}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {LIMITS.map((name) => (
                <NumberInput
                  key={name}
                  label={t(name)}
                  placeholder={t('byDefault')}
                  min={0}
                  allowDecimal={false}
                  hideControls
                  {...form.getInputProps(name)}
                  error={faults[name]}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
          <ProblemNotice error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              {word('save')}
            </Button>
          </Group>
        </Stack>
      </form>
      {blocker.state === 'blocked' && (
        <ConfirmDialog
          title={t('title')}
          action={word('confirm')}
          isRunning={false}
          error={null}
          onConfirm={() => blocker.proceed()}
          onClose={() => blocker.reset()}
        >
          <Text size="sm">{t('leave')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

function valuesOf(platform: Platform): SettingsValues {
  return {
    name: platform.name,
    locale: platform.locale === 'fr' ? 'fr' : 'en',
    timeZone: platform.timeZone,
    usernameLogin: platform.usernameLogin,
    userAdminGrantableRoles: [...platform.userAdminGrantableRoles],
    mailEnabled: platform.mailEnabled,
    credentialsMail: platform.credentialsMail,
    blockWeekendReminders: platform.blockWeekendReminders,
    weeklyLateReminders: platform.weeklyLateReminders,
    sessionReminderDays: platform.sessionReminderDays.join(', '),
    importPeopleLimit: platform.importPeopleLimit ?? '',
    importMailLimit: platform.importMailLimit ?? '',
    importSeatLimit: platform.importSeatLimit ?? '',
    importRoleGrantLimit: platform.importRoleGrantLimit ?? '',
    importAdminGrantLimit: platform.importAdminGrantLimit ?? '',
  };
}
