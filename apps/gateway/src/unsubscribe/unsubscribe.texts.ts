import type { Locale } from '@rollcall/contracts';
import type { Notice } from '../join/join.texts.js';

/** The words of the pages to stop reminders in one language. */
export interface UnsubscribeTexts {
  ask: Notice & { submit: string };
  done: Notice & { back: string };
  again: Notice;
  unknown: Notice;
  unavailable: Notice;
}

const en: UnsubscribeTexts = {
  ask: {
    title: 'Stop reminders?',
    text: 'You will get no more reminders of sessions by mail. Invitations to sessions and mails about your account still come.',
    submit: 'Stop reminders',
  },
  done: {
    title: 'No more reminders',
    text: 'From now on, no session reminds you by mail.',
    back: 'I do want reminders',
  },
  again: { title: 'Reminders are on', text: 'Sessions remind you by mail again.' },
  unknown: {
    title: 'This link does not work',
    text: 'Check that you opened the whole address from the mail.',
  },
  unavailable: {
    title: 'This does not work at the moment',
    text: 'Nothing was changed. Please try again in a minute.',
  },
};

const fr: UnsubscribeTexts = {
  ask: {
    title: 'Ne plus recevoir de rappels ?',
    text: 'Vous ne recevrez plus de rappels de sessions par e-mail. Les invitations à des sessions et les e-mails sur votre compte arrivent toujours.',
    submit: 'Ne plus recevoir de rappels',
  },
  done: {
    title: 'Plus de rappels',
    text: 'Désormais, aucune session ne vous envoie de rappel par e-mail.',
    back: 'Je veux recevoir les rappels',
  },
  again: {
    title: 'Les rappels sont activés',
    text: 'Les sessions vous envoient de nouveau des rappels par e-mail.',
  },
  unknown: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Vérifiez que vous avez ouvert l’adresse complète reçue par e-mail.',
  },
  unavailable: {
    title: 'Cela ne fonctionne pas pour le moment',
    text: 'Rien n’a été modifié. Réessayez dans une minute.',
  },
};

/** The pages to stop reminders in every language. */
export const UNSUBSCRIBE_TEXTS: Readonly<Record<Locale, UnsubscribeTexts>> = { en, fr };
