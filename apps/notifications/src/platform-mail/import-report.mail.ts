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
  }),
  freeText: [],
  secret: null,
  subject: {
    en: '{{#if isApplied}}Import done{{else}}{{#if isFailed}}Import failed{{else}}Import cancelled{{/if}}{{/if}}: {{fileName}}',
    fr: '{{#if isApplied}}Import terminé{{else}}{{#if isFailed}}Import échoué{{else}}Import annulé{{/if}}{{/if}} : {{fileName}}',
  },
  templates: importReportTemplates,
  sample: sampleOf(ImportCompletedV1),
});
