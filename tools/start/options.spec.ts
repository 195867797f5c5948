import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readOptions } from './options.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (content: string): string => {
  const name = path.join(folder, String(content.length));
  writeFileSync(name, content);
  return name;
};

describe('the options of npm start', () => {
  it('have defaults', () => {
    expect(readOptions([], {}, '/rollcall')).toMatchObject({
      port: 3000,
      dataDir: '/rollcall/.rollcall',
      withDemo: true,
      reset: false,
      variables: { PUBLIC_URL: 'http://localhost:3000' },
    });
  });

  it('take the port from the option before the environment, and link mails to it', () => {
    expect(readOptions([], { PORT: '4000' }, '/').port).toBe(4000);
    expect(readOptions(['--port', '5000'], { PORT: '4000' }, '/')).toMatchObject({
      port: 5000,
      variables: { PUBLIC_URL: 'http://localhost:5000' },
    });
  });

  it('take a variable from a file, without its line break, and an empty one for absent', () => {
    const { variables } = readOptions([], { AMQP_URL_FILE: file('amqp://a\n'), SMTP_URL: '' }, '/');
    expect(variables).toMatchObject({ AMQP_URL: 'amqp://a' });
    expect(variables).not.toHaveProperty('SMTP_URL');
  });

  it.each([
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['extra'], {}, "Unexpected argument 'extra'"],
    [['--port', '0'], {}, '--port must be a number from 1 to 65535'],
    [['--port', '65536'], {}, '--port must be a number from 1 to 65535'],
    [['--port', '3e3'], {}, '--port must be a number from 1 to 65535'],
    [[], { PORT: 'http' }, 'PORT must be a number'],
    [[], { PUBLIC_URL: 'rollcall.example' }, 'PUBLIC_URL must be a URL that starts with http:// or https://'],
    [[], { DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must be a URL that starts with postgres://'],
    [[], { AMQP_URL: 'amqp://' }, 'AMQP_URL must be a URL'],
    [[], { SECRET_KEYS: 'k1:c2hvcnQ=' }, 'SECRET_KEYS must be'],
    [[], { SMTP_URL: 'smtp://a', SMTP_URL_FILE: '/x' }, 'SMTP_URL is given twice'],
    [[], { MAIL_FROM_FILE: '/nowhere' }, 'MAIL_FROM_FILE names a file that cannot be read (ENOENT)'],
  ])('refuse %j with %j in one line', (args, env, message) => {
    const read = () => readOptions(args, env, '/');
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
  });

  it('name all bad variables at once, without their values', () => {
    const read = () => readOptions([], { PORT: 'x', LOG_LEVEL: 'hunter2', SECRET_KEYS: 'hunter2' }, '/');
    expect(read).toThrow(/PORT .*SECRET_KEYS .*LOG_LEVEL /);
    expect(read).not.toThrow(/hunter2/);
  });
});
