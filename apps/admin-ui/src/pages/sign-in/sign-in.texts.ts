import { defineTexts } from '../../texts/define-texts.js';

export const signInTexts = defineTexts(
  {
    title: 'Sign in',
    login: 'Email or username',
    platform: 'Platform',
    platformHint: 'Only if your email is used on several platforms',
    show: 'Show the password',
    hide: 'Hide the password',
    submit: 'Sign in',
    forgotten: 'Forgotten your password?',
    refused: 'Email or username and password do not fit together.',
    'forgotten.title': 'Forgotten password',
    'forgotten.what':
      'Tell us your email or username. If it belongs to an account, a link to choose a new password is on its way to it.',
    'forgotten.submit': 'Send the link',
    'forgotten.done':
      'If there is such an account, a mail with a link is on its way. It works for an hour. Look into the spam folder too.',
    'forgotten.back': 'Back to sign-in',
    'change.title': 'Choose your own password',
    'change.what':
      'An administrator gave you the password that you signed in with. Choose one that only you know to go on.',
    'change.current': 'The password that you signed in with',
    'change.next': 'New password',
    'change.hint': 'At least 8 characters. A few words are easier to keep than signs.',
    'change.again': 'New password once more',
    'change.differs': 'The two new passwords differ.',
    'change.submit': 'Change the password',
  },
  {
    title: 'Connexion',
    login: 'E-mail ou nom d’utilisateur',
    platform: 'Plateforme',
    platformHint: 'Seulement si votre e-mail sert sur plusieurs plateformes',
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié ?',
    refused: 'L’identifiant et le mot de passe ne correspondent pas.',
    'forgotten.title': 'Mot de passe oublié',
    'forgotten.what':
      'Indiquez votre e-mail ou nom d’utilisateur. S’il correspond à un compte, un lien pour choisir un nouveau mot de passe lui sera envoyé.',
    'forgotten.submit': 'Envoyer le lien',
    'forgotten.done':
      'Si ce compte existe, un e-mail avec un lien est en route. Le lien est valable une heure. Pensez aux courriers indésirables.',
    'forgotten.back': 'Retour à la connexion',
    'change.title': 'Choisissez votre mot de passe',
    'change.what':
      'Un administrateur vous a donné le mot de passe actuel. Choisissez-en un que vous seul connaissez pour continuer.',
    'change.current': 'Le mot de passe actuel',
    'change.next': 'Nouveau mot de passe',
    'change.hint': 'Au moins 8 caractères. Quelques mots se retiennent mieux que des signes.',
    'change.again': 'Nouveau mot de passe, encore une fois',
    'change.differs': 'Les deux nouveaux mots de passe sont différents.',
    'change.submit': 'Changer le mot de passe',
  },
);
