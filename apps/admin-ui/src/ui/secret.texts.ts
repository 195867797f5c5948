import { defineTexts } from '../texts/define-texts.js';

export const secretTexts = defineTexts(
  {
    once: 'This is shown once only. Put it into a safe place now.',
    copy: 'Copy',
    copied: 'Copied',
    kept: 'I have kept it',
    'overlap.now': 'not at all: it ends now',
    'overlap.hour': 'one hour',
    'overlap.day': 'a day',
    'overlap.week': 'a week',
  },
  {
    once: 'Ceci n’est montré qu’une fois. Mettez-le tout de suite en lieu sûr.',
    copy: 'Copier',
    copied: 'Copié',
    kept: 'Je l’ai conservé',
    'overlap.now': 'plus du tout : il prend fin maintenant',
    'overlap.hour': 'une heure',
    'overlap.day': 'un jour',
    'overlap.week': 'une semaine',
  },
);
