import { Type } from 'typebox';
import { id, instant, locale, oneOf, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const closed = { additionalProperties: false };

/** How an import can end. */
export const IMPORT_ENDS = ['applied', 'cancelled', 'failed'] as const;

const rows = (description: string) => Type.Integer({ minimum: 0, description });

/** An import came to its end. */
export const ImportCompletedV1 = defineEvent('identity.import-completed.v1', {
  subject: 'import/{importId}',
  description:
    'An import of people, or the taking back of one, came to its end (D-36). Leads to a report to whoever started it.',
  data: Type.Object(
    {
      importId: id('The import.'),
      userId: id('Who started it.'),
      email: textOrNull('Address of who started it, or null for username-only accounts.'),
      locale: locale('Language of who started it.'),
      platformName: text('Name of the platform at that time.'),
      fileName: text('Name of the file as uploaded.'),
      undoes: Type.Optional(id('Of an undo: the import that it takes back.')),
      status: oneOf(IMPORT_ENDS, 'How it ended.'),
      counts: Type.Object(
        {
          created: rows('People who were created.'),
          updated: rows('People who were changed.'),
          restored: rows('Deleted people who came back.'),
          unchanged: rows('Rows that changed nothing.'),
          invalid: rows('Rows that could not be applied.'),
          deleted: Type.Optional(rows('Of an undo: people who were deleted again.')),
          conflicts: Type.Optional(rows('Of an undo: people of whom something is left as it is.')),
        },
        { ...closed, description: 'What became of its rows.' },
      ),
      completedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    importId: SAMPLE.importId,
    userId: SAMPLE.ownerId,
    email: 'olivia@northwind.example',
    locale: 'en',
    platformName: 'Northwind Academy',
    fileName: 'people.csv',
    status: 'applied',
    counts: { created: 120, updated: 4, restored: 1, unchanged: 30, invalid: 2 },
    completedAt: SAMPLE.at,
  },
});
