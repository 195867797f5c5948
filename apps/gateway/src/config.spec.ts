import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@rollcall/platform';
import { TEST_ENVIRONMENT } from '@rollcall/platform/testing';
import { GatewayConfig } from './config.js';

const load = (env: Record<string, string>): GatewayConfig =>
  loadConfig(GatewayConfig, { ...TEST_ENVIRONMENT, ...env });

describe('The configuration of the gateway', () => {
  it('needs nothing but keys', () => {
    const { SECRET_KEYS } = TEST_ENVIRONMENT;
    expect(loadConfig(GatewayConfig, { SECRET_KEYS })).toMatchObject({ PORT: 3000, TRUSTED_PROXIES: '' });
  });

  it('takes a short operator token in development only', () => {
    expect(load({ NODE_ENV: 'development', OPERATOR_TOKEN: 'dev' }).OPERATOR_TOKEN).toBe('dev');
    expect(load({ NODE_ENV: 'production' }).OPERATOR_TOKEN).toBeUndefined();
    expect(() => load({ NODE_ENV: 'production', OPERATOR_TOKEN: 'x'.repeat(31) })).toThrow('OPERATOR_TOKEN');
    expect(load({ NODE_ENV: 'production', OPERATOR_TOKEN: 'x'.repeat(32) }).OPERATOR_TOKEN).toHaveLength(32);
  });

  it.each([
    ['IDENTITY_URL', 'identity:3001'],
    ['PUBLIC_URL', 'ftp://rollcall.example'],
    ['ALLOWED_HOSTS', 'https://rollcall.example'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['RATE_LIMIT_LINKS_PER_SECOND', '0'],
    ['UPSTREAM_TIMEOUT_SECONDS', 'soon'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(name);
  });
});
