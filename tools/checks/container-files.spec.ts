import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { composeFaults, dockerfileFaults } from './container-files.mjs';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const compose = readFileSync('docker-compose.yml', 'utf8');

describe('the check of the container files', () => {
  it('finds nothing in ours', () => {
    expect([...dockerfileFaults(dockerfile), ...composeFaults(compose)]).toEqual([]);
  });

  it.each([
    ['USER 10001:10001', '', 'USER'],
    ['USER 10001:10001', 'USER 1000', 'USER'],
    ['node:24.21.0-bookworm-slim', 'node:latest', 'names no version'],
    ['"node", "tools/container/healthcheck.mjs"', '"curl", "localhost"', 'HEALTHCHECK'],
    ['npm ci --ignore-scripts', 'npm ci', 'install scripts'],
  ])('finds in the Dockerfile when "%s" becomes "%s"', (from, to, fault) => {
    expect(dockerfileFaults(dockerfile.replaceAll(from, to)).join('\n')).toContain(fault);
  });

  it.each([
    ['cap_drop: [ALL]', '', 'gateway: cap_drop must be [ALL]'],
    ['security_opt: [no-new-privileges:true]', '', 'identity: security_opt lacks no-new-privileges'],
    ["user: '10001:10001'", "user: '0:0'", 'billing: user must be a number, and not root'],
    ['read_only: true', '', 'invitations: read_only is missing'],
    ['tmpfs: [/tmp]', '', 'notifications: tmpfs lacks /tmp'],
    ["'127.0.0.1:8025:8025'", "'8025:8025'", 'mailpit: port 8025:8025 is open to others'],
    ['rabbitmq:4.3.3-management', 'rabbitmq:4.3.2-management', 'rabbitmq: older than 4.3.3'],
    [
      'POSTGRES_PASSWORD_FILE: /secrets/POSTGRES_PASSWORD',
      'POSTGRES_PASSWORD: postgres',
      'POSTGRES_PASSWORD is written',
    ],
    ['  migrate:\n', '  other:\n', 'there is no service "migrate"'],
  ])('finds in docker-compose.yml when "%s" becomes "%s"', (from, to, fault) => {
    expect(composeFaults(compose.replaceAll(from, to)).join('\n')).toContain(fault);
  });
});
