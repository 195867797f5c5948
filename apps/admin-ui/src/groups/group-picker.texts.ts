import { defineTexts } from '../texts/define-texts.js';

export const groupPickerTexts = defineTexts(
  {
    choose: 'Choose groups',
    chooseOne: 'Choose a group',
    find: 'Type a part of the name',
    nothing: 'No group of this name that you manage.',
    alsoJoin:
      'Will also join {groups}: learners of a public group belong to the groups above it, up to the first private one.',
    joinsOnly: 'Will join {groups} only.',
    private: 'private',
  },
  {
    choose: 'Choisir des groupes',
    chooseOne: 'Choisir un groupe',
    find: 'Saisissez une partie du nom',
    nothing: 'Aucun groupe de ce nom que vous gérez.',
    alsoJoin:
      'Rejoindra aussi {groups} : les apprenants d’un groupe public font partie des groupes au-dessus, jusqu’au premier groupe privé.',
    joinsOnly: 'Rejoindra seulement {groups}.',
    private: 'privé',
  },
);
