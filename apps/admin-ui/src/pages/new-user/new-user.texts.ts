import { defineTexts } from '../../texts/define-texts.js';

export const newUserTexts = defineTexts(
  {
    title: 'Add users',
    invite: 'Invite by email',
    setUp: 'Set up a user',
    many: 'Set up multiple users',
    manyWhat:
      'Many people at once come from a file: CSV from any spreadsheet, with everything shown before anything happens.',
    manyGo: 'Import a file',
    'invite.what':
      'They get a mail with a link, and join when they have filled in their name and a password. Until then they cost nothing.',
    'invite.trial': 'On the free trial people get one mail only; the rest follows when they have joined.',
    'invite.toInvited': 'To the invited users',
    'setUp.what': 'The account is active at once. They get their credentials by mail, or from you.',
    'setUp.trial':
      'Setting people up is not part of the free trial, since nobody has to agree to it. Invite them by email instead.',
    'setUp.credentials': 'Credentials',
    'setUp.byMail': 'Send this new user credentials by email (login and password)',
    'setUp.byHand': 'I give them a password',
    'setUp.passwordHint': 'They have to choose their own when they sign in first.',
    'setUp.submit': 'Set up user',
    'setUp.done': '{name} is set up',
    'setUp.mailed': 'The credentials are on their way.',
    'setUp.tell': 'Give them their login and the password.',
    'setUp.person': 'To the person',
    'setUp.another': 'Set up another',
  },
  {
    title: 'Ajouter des utilisateurs',
    invite: 'Inviter par e-mail',
    setUp: 'Inscrire un utilisateur',
    many: 'Inscrire plusieurs utilisateurs',
    manyWhat:
      'Pour de nombreuses personnes, importez un fichier CSV de votre tableur : tout est montré avant que quoi que ce soit n’arrive.',
    manyGo: 'Importer un fichier',
    'invite.what':
      'Ces personnes reçoivent un e-mail avec un lien et vous rejoignent en indiquant leur nom et un mot de passe. D’ici là, elles ne coûtent rien.',
    'invite.trial': 'Pendant l’essai gratuit, un seul e-mail est envoyé ; le reste suit après l’inscription.',
    'invite.toInvited': 'Vers les utilisateurs invités',
    'setUp.what':
      'Le compte est actif tout de suite. La personne reçoit ses identifiants par e-mail, ou de votre part.',
    'setUp.trial':
      'L’inscription directe ne fait pas partie de l’essai gratuit, car la personne n’a rien à accepter. Invitez-la par e-mail.',
    'setUp.credentials': 'Identifiants',
    'setUp.byMail':
      'Envoyer ses identifiants par e-mail à ce nouvel utilisateur (identifiant et mot de passe)',
    'setUp.byHand': 'Je lui donne un mot de passe',
    'setUp.passwordHint': 'Il devra en choisir un autre à sa première connexion.',
    'setUp.submit': 'Inscrire l’utilisateur',
    'setUp.done': '{name} est inscrit',
    'setUp.mailed': 'Les identifiants sont en route.',
    'setUp.tell': 'Transmettez-lui son identifiant et le mot de passe.',
    'setUp.person': 'Vers la personne',
    'setUp.another': 'Inscrire une autre personne',
  },
);
