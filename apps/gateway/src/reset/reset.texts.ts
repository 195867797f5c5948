import type { Locale } from '@rollcall/contracts';
import type { Notice } from '../join/join.texts.js';

/** The words of the pages to choose a password in one language. */
export interface ResetTexts {
  heading: (platform: string) => string;
  intro: string;
  email: string;
  password: string;
  passwordHint: (minimum: number) => string;
  submit: string;
  faultsHeading: string;
  faultPrefix: string;
  passwordLength: (minimum: number, maximum: number) => string;
  passwordTooCommon: string;
  unknown: Notice;
  closed: Notice;
  unavailable: Notice & { retry: string };
  done: Notice;
}

const en: ResetTexts = {
  heading: (platform) => `Your password for ${platform}`,
  intro: 'Choose a password. Everywhere you are signed in, you will be signed out.',
  email: 'Your email address',
  password: 'New password',
  passwordHint: (minimum) =>
    `At least ${minimum} characters. A few unrelated words are easy to remember and hard to guess.`,
  submit: 'Save the password',
  faultsHeading: 'Something needs your attention',
  faultPrefix: 'Error:',
  passwordLength: (minimum, maximum) => `Choose a password of ${minimum} to ${maximum} characters`,
  passwordTooCommon: 'Choose another password: many people use this one, or it is your own name',
  unknown: {
    title: 'This link does not work',
    text: 'Check that you opened the whole address from the mail. If it still does not work, ask for a new link.',
  },
  closed: {
    title: 'This link is no longer valid',
    text: 'It works once and for a limited time. If you have not chosen a password yet, ask for a new link.',
  },
  unavailable: {
    title: 'This does not work at the moment',
    text: 'Nothing is lost. Please try again in a minute.',
    retry: 'Try again',
  },
  done: {
    title: 'Your password is saved',
    text: 'From now on, sign in with the password that you just chose.',
  },
};

const fr: ResetTexts = {
  heading: (platform) => `Votre mot de passe pour ${platform}`,
  intro: 'Choisissez un mot de passe. Partout où vous êtes connecté, vous serez déconnecté.',
  email: 'Votre adresse e-mail',
  password: 'Nouveau mot de passe',
  passwordHint: (minimum) =>
    `Au moins ${minimum} caractères. Quelques mots sans lien entre eux se retiennent bien et se devinent mal.`,
  submit: 'Enregistrer le mot de passe',
  faultsHeading: 'Un point demande votre attention',
  faultPrefix: 'Erreur :',
  passwordLength: (minimum, maximum) => `Choisissez un mot de passe de ${minimum} à ${maximum} caractères`,
  passwordTooCommon:
    'Choisissez un autre mot de passe : celui-ci est trop répandu, ou c’est votre propre nom',
  unknown: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Vérifiez que vous avez ouvert l’adresse complète reçue par e-mail. Si cela ne suffit pas, demandez un nouveau lien.',
  },
  closed: {
    title: 'Ce lien n’est plus valable',
    text: 'Il ne sert qu’une fois et pour un temps limité. Si vous n’avez pas encore choisi de mot de passe, demandez un nouveau lien.',
  },
  unavailable: {
    title: 'Cela ne fonctionne pas pour le moment',
    text: 'Rien n’est perdu. Réessayez dans une minute.',
    retry: 'Réessayer',
  },
  done: {
    title: 'Votre mot de passe est enregistré',
    text: 'Désormais, connectez-vous avec le mot de passe que vous venez de choisir.',
  },
};

/** The pages to choose a password in every language. */
export const RESET_TEXTS: Readonly<Record<Locale, ResetTexts>> = { en, fr };
