import { defineTexts } from '../texts/define-texts.js';

export const peopleFieldTexts = defineTexts(
  {
    find: 'Type a name or an address',
    nobody: 'Nobody of this name.',
    none: 'Nobody yet.',
    remove: 'Take out {name}',
    loading: '…',
    unseen: 'Somebody whom you may not see',
  },
  {
    find: 'Saisissez un nom ou une adresse',
    nobody: 'Personne de ce nom.',
    none: 'Personne pour l’instant.',
    remove: 'Retirer {name}',
    loading: '…',
    unseen: 'Une personne que vous ne pouvez pas voir',
  },
);
