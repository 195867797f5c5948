import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isServerFault, outcomeOf, type SmtpError } from './smtp-outcome.rules.js';

const reply = (command: string, response: string, code = 'EENVELOPE'): SmtpError => ({
  message: `Failed: ${response}`,
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
});
const failure = (more: Partial<SmtpError>): SmtpError => ({ message: 'failed', command: 'CONN', ...more });

describe('a failure to hand over a mail', () => {
  it.each<[string, SmtpError, string, boolean]>([
    ['unknown address', reply('RCPT TO', '550 5.1.1 No such user'), 'refused', false],
    ['full mailbox', reply('RCPT TO', '452 4.2.2 Mailbox full'), 'postponed', false],
    ['greylisting', reply('RCPT TO', '451 4.7.1 Greylisted'), 'postponed', false],
    ['greylisting without enhanced code', reply('RCPT TO', '450 later'), 'postponed', false],
    ['server out of disk', reply('RCPT TO', '452 4.3.1 Insufficient storage'), 'unreachable', true],
    ['content refused', reply('DATA', '554 5.7.1 Spam', 'EMESSAGE'), 'refused', false],
    ['content put off', reply('DATA', '451 4.3.0 Try later', 'EMESSAGE'), 'postponed', false],
    ['too large', reply('MAIL FROM', '552 5.3.4 Too big'), 'refused', false],
    ['sender refused', reply('MAIL FROM', '550 5.7.1 Sender rejected'), 'unreachable', true],
    ['sign-in refused', reply('AUTH PLAIN', '535 5.7.8 Bad credentials', 'EAUTH'), 'unreachable', true],
    ['banner refused', reply('CONN', '554 No service', 'EPROTOCOL'), 'unreachable', true],
    ['server closing', reply('RCPT TO', '421 4.3.2 Shutting down'), 'unreachable', true],
    ['connection refused', failure({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }), 'unreachable', true],
    ['unknown host', failure({ code: 'EDNS' }), 'unreachable', true],
    ['silent server', failure({ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }), 'unreachable', true],
    ['server that hangs', failure({ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }), 'interrupted', true],
    ['dropped connection', failure({ code: 'ECONNECTION' }), 'interrupted', true],
    ['own time limit', failure({ code: 'EABORT', command: undefined }), 'interrupted', true],
    ['invalid envelope', failure({ code: 'EENVELOPE', command: 'API' }), 'refused', false],
  ])('sorts "%s"', (_, error, result, serverFault) => {
    expect(outcomeOf(error).result).toBe(result);
    expect(isServerFault(outcomeOf(error))).toBe(serverFault);
  });

  it('keeps the reply as one line of bounded length', () => {
    const { reply: text } = outcomeOf(reply('RCPT TO', `550-5.1.1 no\r\n550 5.1.1 ${'x'.repeat(2_000)}`));
    expect(text).toMatch(/^550-5\.1\.1 no 550 5\.1\.1 x+$/);
    expect(text).toHaveLength(500);
  });

  it('bounces only on a 5xx about the recipient or the content', () => {
    const commands = fc.constantFrom(
      'CONN',
      'EHLO',
      'STARTTLS',
      'AUTH LOGIN',
      'MAIL FROM',
      'RCPT TO',
      'DATA',
    );
    fc.assert(
      fc.property(commands, fc.integer({ min: 400, max: 599 }), (command, status) => {
        const { result } = outcomeOf(reply(command, `${status} x`, 'EPROTOCOL'));
        const aboutMail =
          command === 'RCPT TO' || command === 'DATA' || (command === 'MAIL FROM' && status === 552);
        expect(result === 'refused').toBe(status >= 500 && aboutMail);
      }),
    );
  });
});
