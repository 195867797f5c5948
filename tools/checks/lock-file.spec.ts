import { describe, expect, it } from '@jest/globals';
import { checkLockFile, forbiddenPackages, gaps } from './lock-file.mjs';

describe('the check of package versions', () => {
  it('finds nothing in our lock file', () => {
    expect(checkLockFile('.')).toEqual([]);
  });

  it.each([
    ['node_modules/nodemailer', '9.1.0'],
    ['node_modules/a/node_modules/validator', '13.15.21'],
    ['node_modules/typeorm', '0.3.25'],
    ['node_modules/@nestjs/core', '11.1.17'],
    ['node_modules/class-validator', '0.13.9'],
    ['node_modules/xlsx', '0.20.3'],
    ['node_modules/argon2', '0.45.1'],
  ])('refuses %s %s', (location, version) => {
    expect(forbiddenPackages({ [location]: { version } })).toHaveLength(1);
  });

  it.each([
    ['node_modules/nodemailer', '9.1.1'],
    ['node_modules/validator', '13.15.22'],
    ['node_modules/typeorm', '1.0.0'],
    ['node_modules/@nestjs/core', '11.1.18'],
    ['node_modules/class-validator', '0.14.0'],
    ['node_modules/argon2', '0.45.2'],
  ])('accepts %s %s', (location, version) => {
    expect(forbiddenPackages({ [location]: { version } })).toEqual([]);
  });

  it('finds an optional package that npm left out', () => {
    const packages = {
      '': { optionalDependencies: { a: '1.0.0' } },
      'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
      'node_modules/a/node_modules/b': { optionalDependencies: { a: '1.0.0', d: '2.0.0' } },
      'node_modules/c': {},
    };
    expect(gaps(packages)).toEqual([
      'd@2.0.0, wanted by node_modules/a/node_modules/b, is missing: "npm ci" would refuse',
    ]);
  });
});
