import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  FileButton,
  Group,
  Paper,
  Progress,
  Radio,
  Stack,
  Text,
} from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useCommand } from '../../api/use-command.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { usePlatform } from '../../platform/platform.query.js';
import { useTexts } from '../../texts/define-texts.js';
import { useLocale } from '../../texts/locale.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { importsTexts } from './imports.texts.js';
import { uploadFile, type UploadOptions } from './upload-file.js';

/** A file and how it is to be understood. Uploading it writes nothing yet. */
export function NewImportPage(): ReactNode {
  const t = useTexts(importsTexts);
  const navigate = useNavigate();
  const { locale } = useLocale();
  const isTrial = usePlatform().plan === 'free_trial';
  const [params] = useSearchParams();
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const [options, setOptions] = useState<UploadOptions>({
    // D-18: on a trial nobody becomes active without doing something for it.
    mode: isTrial ? 'invite' : 'setUp',
    sendCredentials: true,
    defaultGroupId: params.get('group'),
  });
  const upload = useCommand(
    ['imports'],
    (chosen: File) => uploadFile(chosen, options, setShare),
    ({ id }) => void navigate(`/imports/${id}`),
  );
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <>
      <PageHeader title={t('new')} description={t('description')} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file) upload.mutate(file);
        }}
      >
        <Stack maw={680}>
          <Paper
            withBorder
            p="xl"
            className="drop-zone"
            data-over={isOver || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <Stack align="center" gap="xs" ta="center">
              <IconUpload size={28} aria-hidden />
              <Text fw={550} role="status">
                {file ? file.name : t('upload.drop')}
              </Text>
              <Group gap="xs">
                <FileButton onChange={setFile} accept=".csv,.txt,text/csv">
                  {(props) => (
                    <Button {...props} variant="light">
                      {t('upload.choose')}
                    </Button>
                  )}
                </FileButton>
                <Anchor href={`/v1/imports/template.csv?locale=${locale}`} download size="sm">
                  {t('upload.template')}
                </Anchor>
              </Group>
              <Text size="sm" c="dimmed">
                {t('upload.hint')}
              </Text>
            </Stack>
          </Paper>
          {isTrial && <Alert color="blue">{t('upload.trial')}</Alert>}
          <Radio.Group
            label={t('upload.mode')}
            value={options.mode}
            onChange={(mode) => setOptions({ ...options, mode: mode as UploadOptions['mode'] })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="setUp" label={t('upload.setUp')} disabled={isTrial} />
              <Radio value="invite" label={t('upload.invite')} />
            </Stack>
          </Radio.Group>
          {options.mode === 'setUp' && (
            <Checkbox
              label={t('upload.credentials')}
              checked={options.sendCredentials}
              onChange={(event) => setOptions({ ...options, sendCredentials: event.currentTarget.checked })}
            />
          )}
          <OneGroupPicker
            label={t('upload.group')}
            clearable
            value={options.defaultGroupId}
            onChange={(defaultGroupId) => setOptions({ ...options, defaultGroupId })}
          />
          <ProblemNotice error={upload.error} />
          {upload.isPending && (
            <Progress.Root size="lg">
              <Progress.Section
                value={share * 100}
                animated
                aria-label={t('upload.progress', { percent: Math.round(share * 100) })}
              />
            </Progress.Root>
          )}
          <Group>
            <Button type="submit" disabled={!file} loading={upload.isPending}>
              {t('upload.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}
