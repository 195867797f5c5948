import { defineTexts } from '../../texts/define-texts.js';

export const notFoundTexts = defineTexts(
  {
    title: 'Not found',
    heading: 'There is nothing here',
    what: 'The address may be mistyped, or what was here is gone, or you may not see it.',
    home: 'To your groups',
  },
  {
    title: 'Introuvable',
    heading: 'Il n’y a rien ici',
    what: 'L’adresse est peut-être erronée, l’élément n’existe plus, ou vous ne pouvez pas le voir.',
    home: 'Vers vos groupes',
  },
);
