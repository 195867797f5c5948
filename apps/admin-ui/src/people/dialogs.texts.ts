import { defineTexts } from '../texts/define-texts.js';

export const dialogTexts = defineTexts(
  {
    'remind.title': 'Send reminder',
    'remind.what': '{name} gets the invitation once more, with the same link.',
    'remind.many':
      '{count, plural, one {# person gets} other {# people get}} the invitation once more, with the same link. Who was reminded a short while ago is left out.',
    'remind.message': 'Message',
    'remind.messageTrial': 'Personal messages are not part of the free trial.',
    'remind.newLink': 'Send a new link; links in older mails end at once',
    'remind.preview': 'Preview',
    'remind.previewTitle': 'The mail as it will be read; dots stand for the link',
    'remind.done': 'The reminder is on its way.',
    'cancel.title': 'Remove user',
    'cancel.what':
      'The invitation of {name} is cancelled: the link ends at once, and they leave every session. If they are invited to groups of others too, they leave yours only.',
    'cancel.many':
      'The invitations of {count, plural, one {# person} other {# people}} are cancelled: the links end at once, and they leave every session. Who is invited to groups of others too leaves yours only.',
    'cancel.do': 'Delete user',
    'cancel.cancelled': 'The invitation is cancelled.',
    'cancel.detached':
      'They are no longer invited to your groups; the invitation to the groups of others stays.',
    'remove.title': 'Remove from {group}',
    'remove.what': 'From which groups {name} is removed. Groups above {group} are not touched.',
    'remove.publicSubgroups': 'Public subgroups down to the first private subgroup excluded',
    'remove.allSubgroups': 'All subgroups, public or private',
    'remove.preview': 'Will be removed from:',
    'remove.deleted': 'This was their last group: they will be deleted from the platform.',
    'remove.do': 'Remove from the group',
    'remove.done': '{name} is removed.',
    'delete.title': 'Delete user',
    'delete.what':
      '{name} is deleted from the platform: they cannot sign in any more, leave all groups and sessions, and their seat ends. They can be restored by inviting or setting them up again.',
    'delete.do': 'Delete user',
    'delete.done': '{name} is deleted.',
  },
  {
    'remind.title': 'Envoyer une relance',
    'remind.what': '{name} reçoit l’invitation une nouvelle fois, avec le même lien.',
    'remind.many':
      '{count, plural, one {# personne reçoit} other {# personnes reçoivent}} l’invitation une nouvelle fois, avec le même lien. Les personnes relancées il y a peu sont laissées de côté.',
    'remind.message': 'Message',
    'remind.messageTrial': 'Les messages personnels ne font pas partie de l’essai gratuit.',
    'remind.newLink': 'Envoyer un nouveau lien ; les liens des e-mails précédents cessent aussitôt',
    'remind.preview': 'Aperçu',
    'remind.previewTitle': 'L’e-mail tel qu’il sera lu ; des points remplacent le lien',
    'remind.done': 'La relance est en route.',
    'cancel.title': 'Retirer l’utilisateur',
    'cancel.what':
      'L’invitation de {name} est annulée : le lien cesse aussitôt, et la personne quitte toutes les sessions. Si elle est aussi invitée dans les groupes d’autres administrateurs, elle ne quitte que les vôtres.',
    'cancel.many':
      'Les invitations de {count, plural, one {# personne} other {# personnes}} sont annulées : les liens cessent aussitôt, et ces personnes quittent toutes les sessions. Celles invitées aussi dans les groupes d’autres administrateurs ne quittent que les vôtres.',
    'cancel.do': 'Supprimer l’utilisateur',
    'cancel.cancelled': 'L’invitation est annulée.',
    'cancel.detached':
      'La personne n’est plus invitée dans vos groupes ; l’invitation dans les autres groupes demeure.',
    'remove.title': 'Retirer de {group}',
    'remove.what': 'De quels groupes {name} est retiré. Les groupes au-dessus de {group} ne changent pas.',
    'remove.publicSubgroups': 'Sous-groupes publics jusqu’au premier sous-groupe privé exclu',
    'remove.allSubgroups': 'Tous les sous-groupes, publics ou privés',
    'remove.preview': 'Sera retiré de :',
    'remove.deleted': 'C’était son dernier groupe : la personne sera supprimée de la plateforme.',
    'remove.do': 'Retirer du groupe',
    'remove.done': '{name} est retiré.',
    'delete.title': 'Supprimer l’utilisateur',
    'delete.what':
      '{name} est supprimé de la plateforme : plus de connexion possible, sortie de tous les groupes et sessions, fin du siège facturé. La personne peut être rétablie par une nouvelle invitation ou inscription.',
    'delete.do': 'Supprimer l’utilisateur',
    'delete.done': '{name} est supprimé.',
  },
);
