import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { ConfigurationError } from './configuration.error.js';
import { loadConfig } from './load-config.js';
import { ServiceConfig } from './service.config.js';

class MailConfig extends ServiceConfig {
  override PORT = 3004;

  @IsOptional()
  @IsString()
  SMTP_URL?: string;

  @IsBoolean()
  STRICT: boolean = true;
}

const KEY = Buffer.alloc(32, 5).toString('base64');
const ENV = { SECRET_KEYS: `k1:${KEY}` };

describe('the configuration of a service', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('has defaults, and converts numbers and booleans', () => {
    const config = loadConfig(MailConfig, { ...ENV, MANAGEMENT_PORT: '9100', STRICT: 'false' });
    expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 3004, MANAGEMENT_PORT: 9100, STRICT: false });
    expect(config.SMTP_URL).toBeUndefined();
    expect(config).toBeInstanceOf(MailConfig);
  });

  it('takes an empty variable for one that is not given', () => {
    expect(loadConfig(MailConfig, { ...ENV, SMTP_URL: '', LOG_LEVEL: '' })).toMatchObject({
      LOG_LEVEL: 'info',
    });
  });

  it('reads a variable from a file, without the line break at its end', () => {
    const env = {
      SECRET_KEYS_FILE: file('keys', `k1:${KEY}\n`),
      SMTP_URL_FILE: file('smtp', 'smtp://a b\r\n'),
    };
    expect(loadConfig(MailConfig, env)).toMatchObject({ SECRET_KEYS: `k1:${KEY}`, SMTP_URL: 'smtp://a b' });
  });

  it('cannot be changed', () => {
    const config = loadConfig(MailConfig, ENV);
    expect(() => Object.assign(config, { PORT: 1 })).toThrow(TypeError);
  });

  it('ignores variables that are not its own', () => {
    expect(loadConfig(MailConfig, { ...ENV, HOME: '/root' })).not.toHaveProperty('HOME');
  });

  it.each<[string, Record<string, string>, string]>([
    ['a missing variable', { SECRET_KEYS: '' }, 'SECRET_KEYS is missing'],
    ['a port that is a word', { PORT: 'http' }, 'PORT must be an integer number'],
    ['a port of blanks', { PORT: ' ' }, 'PORT must be an integer number'],
    ['a port out of range', { PORT: '65536' }, 'PORT must not be greater than 65535'],
    ['a fraction of a port', { PORT: '80.5' }, 'PORT must be an integer number'],
    ['a boolean that is neither', { STRICT: 'maybe' }, 'STRICT must be a boolean value'],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    ['an address without a scheme', { PUBLIC_URL: 'rollcall.example' }, 'PUBLIC_URL must be a URL address'],
    ['a short key', { SECRET_KEYS: 'k1:c2hvcnQ=' }, 'SECRET_KEYS needs at least 32 bytes'],
    [
      'a file that is not there',
      { SMTP_URL_FILE: '/nowhere' },
      'SMTP_URL_FILE names a file that cannot be read',
    ],
    ['a variable given twice', { SECRET_KEYS_FILE: '/nowhere' }, 'SECRET_KEYS is given twice'],
  ])('refuses %s and names the variable', (_, env, message) => {
    expect(() => loadConfig(MailConfig, { ...ENV, ...env })).toThrow(message);
  });

  it('names all bad variables at once, in one line, without their values', () => {
    const secret = 'k1:dG9vLXNob3J0';
    const load = (): unknown => loadConfig(ServiceConfig, { SECRET_KEYS: secret, LOG_LEVEL: 'loud' });
    expect(load).toThrow(ConfigurationError);
    const { message } = caught(load);
    expect(message).toMatch(/^Configuration: .*PORT is missing/);
    expect(message).toContain('LOG_LEVEL');
    expect(message).toContain('SECRET_KEYS');
    expect(message).not.toContain('\n');
    expect(message).not.toContain('dG9vLXNob3J0');
  });
});

function caught(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
