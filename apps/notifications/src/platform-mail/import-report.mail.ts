import { ImportCompletedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { importReportTemplates } from './templates/import-report.templates.js';

/** What became of an import, to whoever started it (D-36). */
export const importReportMail = defineMail({
  kind: 'import_report',
  cause: 'identity.import-completed.v1',
  // Only people with an address get it; see its consumer.
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email ?? '',
    locale: data.locale,
    invitationId: null,
  }),
  variables: ({ data }) => ({
    platformName: data.platformName,
    firstName: null,
    fileName: data.fileName,
    isApplied: data.status === 'applied' ? 1 : null,
    isFailed: data.status === 'failed' ? 1 : null,
    ...data.counts,
    isUndo: data.undoes === undefined ? null : 1,
    deleted: data.counts.deleted ?? 0,
    conflicts: data.counts.conflicts ?? 0,
    refused: data.counts.invalid,
    // There is no file to repair of an undo.
    ...(data.undoes !== undefined && { invalid: 0 }),
  }),
  freeText: [],
  secret: null,
  subject: {
    en: '{{#if isUndo}}Undo of an import{{else}}{{#if isApplied}}Import done{{else}}{{#if isFailed}}Import failed{{else}}Import cancelled{{/if}}{{/if}}{{/if}}: {{fileName}}',
    fr: '{{#if isUndo}}Annulation des effets d’un import{{else}}{{#if isApplied}}Import terminé{{else}}{{#if isFailed}}Import échoué{{else}}Import annulé{{/if}}{{/if}}{{/if}} : {{fileName}}',
  },
  templates: importReportTemplates,
  sample: sampleOf(ImportCompletedV1),
});
