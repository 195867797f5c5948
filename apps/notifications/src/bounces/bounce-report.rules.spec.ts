import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReport } from './bounce-report.rules.js';
import { returnedMailOf } from './received-report.js';

const FOLDER = path.join(import.meta.dirname, '../../testing/bounces');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.eml'));

/** As it comes over the wire; `Return-Path` is what the receiving server writes down of the envelope. */
async function report(file: string) {
  const text = readFileSync(path.join(FOLDER, file), 'utf8');
  const [, envelopeFrom = ''] = /^Return-Path: <(.*)>$/m.exec(text) ?? [];
  return readReport(await returnedMailOf(Buffer.from(text.replace(/\n/g, '\r\n')), envelopeFrom));
}

describe('what a mail that comes to the return path says', () => {
  it('is told for at least 30 shapes of mail', () => expect(FILES.length).toBeGreaterThanOrEqual(30));

  it.each(FILES.map((file) => file.split('.') as [string, string]))('%s: %s', async (name, expected) => {
    expect((await report(`${name}.${expected}.eml`)).says).toBe(expected);
  });

  it('gives the words of the other server on one line', async () => {
    expect(await report('gmail-no-such-user.gone.eml')).toEqual({
      says: 'gone',
      reply:
        '550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the ' +
        "recipient's email address for typos or 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser a1-2002 - gsmtp",
    });
    expect(await report('yahoo-no-account.gone.eml')).toMatchObject({
      reply: expect.stringMatching(/^554 delivery error: dd This user doesn't have/),
    });
  });

  it('is nothing, and no error, whatever somebody sends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        const mail = await returnedMailOf(Buffer.from(text), 'somebody@example.net');
        expect(readReport(mail).says).toBe('nothing');
      }),
      { numRuns: 200 },
    );
  });
});
