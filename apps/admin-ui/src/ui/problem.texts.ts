import { defineTexts } from '../texts/define-texts.js';

/**
 * What to tell people about a refusal, by its code. Where there is nothing, English shows the detail of the API, which
 * names the values; French has a sentence for whatever people meet.
 */
export const problemTexts = defineTexts(
  {
    heading: 'That did not work',
    requestId: 'Number of this call, for whoever runs the installation: {requestId}',
    unreachable: 'The server cannot be reached. Look at your connection; nothing was lost.',
    rate_limited: 'Too many calls in a short time. Wait a moment, then try again.',
    service_unavailable: 'A part of the installation does not answer right now. Try again in a moment.',
    not_found: 'This is not there any more, or you may not see it.',
    invalid_input: 'Something is not right yet; see the fields.',
    other: '{detail}',
  },
  {
    heading: 'Cela n’a pas fonctionné',
    requestId: 'Numéro de cet appel, pour l’équipe technique : {requestId}',
    unreachable: 'Le serveur est injoignable. Vérifiez votre connexion ; rien n’est perdu.',
    rate_limited: 'Trop d’appels en peu de temps. Patientez un instant, puis réessayez.',
    service_unavailable: 'Une partie de l’installation ne répond pas. Réessayez dans un instant.',
    not_found: 'Cet élément n’existe plus, ou vous ne pouvez pas le voir.',
    invalid_input: 'Certaines valeurs ne conviennent pas ; voyez les champs.',
    other: '{detail}',
  },
);
