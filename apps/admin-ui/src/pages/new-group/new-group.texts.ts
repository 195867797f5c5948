import { defineTexts } from '../../texts/define-texts.js';

export const newGroupTexts = defineTexts(
  {
    title: 'New group',
    parent: 'Parent group',
    submit: 'Create group',
    done: '{name} is created.',
  },
  {
    title: 'Nouveau groupe',
    parent: 'Groupe parent',
    submit: 'Créer le groupe',
    done: '{name} est créé.',
  },
);
