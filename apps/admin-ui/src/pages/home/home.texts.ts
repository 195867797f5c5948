import { defineTexts } from '../../texts/define-texts.js';

export const homeTexts = defineTexts(
  {
    title: 'You are in',
    noGroups: 'You are in no group yet. An administrator of your organisation can add you to one.',
  },
  {
    title: 'Vous êtes connecté',
    noGroups:
      'Vous ne faites encore partie d’aucun groupe. Un administrateur de votre organisation peut vous y ajouter.',
  },
);
