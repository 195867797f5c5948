import { defineTexts } from '../../texts/define-texts.js';

export const dataTableTexts = defineTexts(
  {
    columns: 'Columns',
    selectRow: 'Choose {name}',
    selectShown: 'Choose all rows shown',
    loadingMore: 'Loading more…',
    end: '{count, plural, one {# row} other {# rows}}',
    shown: '{count, plural, one {# row} other {# rows}} so far; scroll for more',
    ofTotal: '{count, number} of {total, plural, one {# row} other {# rows}}; scroll for more',
  },
  {
    columns: 'Colonnes',
    selectRow: 'Choisir {name}',
    selectShown: 'Choisir toutes les lignes affichées',
    loadingMore: 'Chargement…',
    end: '{count, plural, one {# ligne} other {# lignes}}',
    shown: '{count, plural, one {# ligne} other {# lignes}} pour l’instant ; faites défiler pour la suite',
    ofTotal:
      '{count, number} sur {total, plural, one {# ligne} other {# lignes}} ; faites défiler pour la suite',
  },
);
