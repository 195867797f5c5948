import type { Locale } from '@rollcall/contracts';

/** What a closed door says: a heading and what to do. */
export interface Notice {
  title: string;
  text: string;
}

/** The words of the join pages in one language. */
export interface JoinTexts {
  /** Name of the language in itself. */
  language: string;
  heading: (platform: string) => string;
  intro: string;
  email: string;
  firstName: string;
  lastName: string;
  password: string;
  passwordHint: (minimum: number) => string;
  submit: string;
  faultsHeading: string;
  nameMissing: { firstName: string; lastName: string };
  nameUnusable: string;
  passwordLength: (minimum: number, maximum: number) => string;
  passwordTooCommon: string;
  faultPrefix: string;
  unknown: Notice;
  closed: Notice;
  superseded: Notice;
  inProgress: Notice;
  reapproval: Notice;
  signedIn: Notice & { signOut: string };
  unavailable: Notice & { retry: string };
  welcome: Notice;
}

const en: JoinTexts = {
  language: 'English',
  heading: (platform) => `Join ${platform}`,
  intro: 'You were invited. Tell us your name and choose a password, and your account is ready.',
  email: 'Your email address',
  firstName: 'First name',
  lastName: 'Last name',
  password: 'Password',
  passwordHint: (minimum) =>
    `At least ${minimum} characters. A few unrelated words are easy to remember and hard to guess.`,
  submit: 'Create my account',
  faultsHeading: 'Something needs your attention',
  nameMissing: { firstName: 'Enter your first name', lastName: 'Enter your last name' },
  nameUnusable: 'Enter a name of at most 100 characters, without links or addresses',
  passwordLength: (minimum, maximum) => `Choose a password of ${minimum} to ${maximum} characters`,
  passwordTooCommon: 'Choose another password: many people use this one, or it is your own name',
  faultPrefix: 'Error:',
  unknown: {
    title: 'This link does not work',
    text: 'Check that you opened the whole address from the mail. If it still does not work, ask the person who invited you.',
  },
  closed: {
    title: 'This link is no longer valid',
    text: 'If you already created your account, sign in with your email address and your password. If not, ask the person who invited you.',
  },
  superseded: {
    title: 'There is a newer link',
    text: 'A newer mail was sent to you. Open the link in that one.',
  },
  inProgress: {
    title: 'Your account is being created',
    text: 'This takes a moment. Then sign in with your email address and your password.',
  },
  reapproval: {
    title: 'This invitation has to be confirmed again',
    text: 'Ask the person who invited you to send a new one.',
  },
  signedIn: {
    title: 'You are signed in',
    text: 'This invitation is for a new account, but this browser is signed in to another one. Sign out to go on.',
    signOut: 'Sign out and continue',
  },
  unavailable: {
    title: 'This does not work at the moment',
    text: 'Nothing is lost. Please try again in a minute.',
    retry: 'Try again',
  },
  welcome: {
    title: 'Your account is ready',
    text: 'You are signed in. From now on, sign in with your email address and the password that you just chose.',
  },
};

const fr: JoinTexts = {
  language: 'Français',
  heading: (platform) => `Rejoindre ${platform}`,
  intro:
    'Vous avez reçu une invitation. Indiquez votre nom, choisissez un mot de passe, et votre compte est prêt.',
  email: 'Votre adresse e-mail',
  firstName: 'Prénom',
  lastName: 'Nom',
  password: 'Mot de passe',
  passwordHint: (minimum) =>
    `Au moins ${minimum} caractères. Quelques mots sans lien entre eux se retiennent bien et se devinent mal.`,
  submit: 'Créer mon compte',
  faultsHeading: 'Un point demande votre attention',
  nameMissing: { firstName: 'Indiquez votre prénom', lastName: 'Indiquez votre nom' },
  nameUnusable: 'Indiquez un nom de 100 caractères au plus, sans lien ni adresse',
  passwordLength: (minimum, maximum) => `Choisissez un mot de passe de ${minimum} à ${maximum} caractères`,
  passwordTooCommon:
    'Choisissez un autre mot de passe : celui-ci est trop répandu, ou c’est votre propre nom',
  faultPrefix: 'Erreur :',
  unknown: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Vérifiez que vous avez ouvert l’adresse complète reçue par e-mail. Si cela ne suffit pas, adressez-vous à la personne qui vous a invité.',
  },
  closed: {
    title: 'Ce lien n’est plus valable',
    text: 'Si vous avez déjà créé votre compte, connectez-vous avec votre adresse e-mail et votre mot de passe. Sinon, adressez-vous à la personne qui vous a invité.',
  },
  superseded: {
    title: 'Il existe un lien plus récent',
    text: 'Un e-mail plus récent vous a été envoyé. Ouvrez le lien qu’il contient.',
  },
  inProgress: {
    title: 'Votre compte est en cours de création',
    text: 'Cela prend un instant. Connectez-vous ensuite avec votre adresse e-mail et votre mot de passe.',
  },
  reapproval: {
    title: 'Cette invitation doit être confirmée à nouveau',
    text: 'Demandez à la personne qui vous a invité d’en envoyer une nouvelle.',
  },
  signedIn: {
    title: 'Vous êtes connecté',
    text: 'Cette invitation est destinée à un nouveau compte, mais ce navigateur est connecté à un autre. Déconnectez-vous pour continuer.',
    signOut: 'Se déconnecter et continuer',
  },
  unavailable: {
    title: 'Cela ne fonctionne pas pour le moment',
    text: 'Rien n’est perdu. Réessayez dans une minute.',
    retry: 'Réessayer',
  },
  welcome: {
    title: 'Votre compte est prêt',
    text: 'Vous êtes connecté. Désormais, connectez-vous avec votre adresse e-mail et le mot de passe que vous venez de choisir.',
  },
};

/** The join pages in every language. */
export const JOIN_TEXTS: Readonly<Record<Locale, JoinTexts>> = { en, fr };
