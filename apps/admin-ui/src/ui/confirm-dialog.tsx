import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { ProblemNotice } from './problem-notice.js';

interface ConfirmDialogProps {
  title: string;
  /** The verb of what is done; never just "OK". */
  action: string;
  isDangerous?: boolean;
  isRunning: boolean;
  /** Why it did not work the last time. */
  error: unknown;
  isDisabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Says what is about to happen, and asks. It stays open until it has happened. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, action, isDangerous, isRunning, error, isDisabled, onConfirm, onClose, children } = props;
  const word = useTexts(wordTexts);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': word('close') }} centered>
      <form onSubmit={submit}>
        <Stack>
          {children}
          <ProblemNotice error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {word('cancel')}
            </Button>
            <Button
              type="submit"
              color={isDangerous ? 'red' : undefined}
              loading={isRunning}
              disabled={isDisabled}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
