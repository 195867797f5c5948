import { defineTexts } from '../texts/define-texts.js';

export const groupEffectTexts = defineTexts(
  {
    none: 'Nobody joins or leaves a group, and nobody’s rights change.',
    addedMemberships:
      '{count, plural, one {# membership is} other {# memberships are}} added: learners spread to the groups above.',
    removedMemberships: '{count, plural, one {# membership ends} other {# memberships end}}.',
    addedEnrolments:
      '{count, plural, one {# enrolment in a session is} other {# enrolments in sessions are}} added.',
    droppedEnrolments:
      '{count, plural, one {# enrolment in a session ends} other {# enrolments in sessions end}}.',
    deletedPeople:
      '{count, plural, one {# person is} other {# people are}} deleted, since they are in no other group.',
    cancelledInvitations: '{count, plural, one {# invitation is} other {# invitations are}} cancelled.',
    deletedGroups: '{count, plural, one {# group is} other {# groups are}} deleted.',
    gainedAdmins: 'Becomes administrator: {names}',
    lostAdmins: 'Is no longer administrator: {names}',
    gainedUserAdmins: 'Becomes user admin: {names}',
    lostUserAdmins: 'Is no longer user admin: {names}',
    connected: 'Its people and those of these groups will see each other: {names}',
    separated: 'Its people and those of these groups will no longer see each other: {names}',
  },
  {
    none: 'Personne ne rejoint ni ne quitte un groupe, et aucun droit ne change.',
    addedMemberships:
      '{count, plural, one {# appartenance est ajoutée} other {# appartenances sont ajoutées}} : les apprenants rejoignent les groupes au-dessus.',
    removedMemberships:
      '{count, plural, one {# appartenance prend fin} other {# appartenances prennent fin}}.',
    addedEnrolments:
      '{count, plural, one {# inscription à une session est ajoutée} other {# inscriptions à des sessions sont ajoutées}}.',
    droppedEnrolments:
      '{count, plural, one {# inscription à une session prend fin} other {# inscriptions à des sessions prennent fin}}.',
    deletedPeople:
      '{count, plural, one {# personne est supprimée} other {# personnes sont supprimées}}, faute d’autre groupe.',
    cancelledInvitations:
      '{count, plural, one {# invitation est annulée} other {# invitations sont annulées}}.',
    deletedGroups: '{count, plural, one {# groupe est supprimé} other {# groupes sont supprimés}}.',
    gainedAdmins: 'Devient administrateur : {names}',
    lostAdmins: 'N’est plus administrateur : {names}',
    gainedUserAdmins: 'Devient gestionnaire d’utilisateurs : {names}',
    lostUserAdmins: 'N’est plus gestionnaire d’utilisateurs : {names}',
    connected: 'Ses membres et ceux de ces groupes se verront : {names}',
    separated: 'Ses membres et ceux de ces groupes ne se verront plus : {names}',
  },
);
