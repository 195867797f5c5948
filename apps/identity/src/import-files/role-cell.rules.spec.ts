import { describe, expect, it } from '@jest/globals';
import { readRoles } from './role-cell.rules.js';

const codesOf = (cell: string): string[] => {
  const reading = readRoles(cell);
  return reading.ok ? [] : reading.faults.map(({ code }) => code);
};

describe('The roles in a cell', () => {
  it.each([
    ['0', ['admin']],
    ['1', ['coach']],
    ['2', ['author']],
    ['3', ['learner']],
    ['4', ['userAdmin']],
    ['3.0', ['learner']],
    ['Learner', ['learner']],
    ['  APPRENANTE ', ['learner']],
    ['Auteur', ['author']],
    ['editor', ['author']],
    ['userAdmin', ['userAdmin']],
    ['user-admin', ['userAdmin']],
    ['User administrator', ['userAdmin']],
    ['Administrateur d’utilisateurs', ['userAdmin']],
    ["Administrateur d'utilisateurs", ['userAdmin']],
    ['Administrateur', ['admin']],
    ['learner, coach', ['learner', 'coach']],
    ['learner;coach|author\nadmin', ['learner', 'coach', 'author', 'admin']],
    ['3,1', ['learner', 'coach']],
    ['3,learner, ;Learner', ['learner']],
  ])('%j are %j (C3)', (cell, roles) => {
    expect(readRoles(cell)).toEqual({ ok: true, value: roles });
  });

  it.each([
    '5',
    '-1',
    'root',
    '[admin]',
    '["admin"]',
    'admin"',
    '{admin}',
    'adm1n',
    '__proto__',
    'constructor',
  ])('takes %j for no role (V14)', (cell) => {
    expect(codesOf(cell)).toEqual(['role_unknown']);
  });

  it.each(['owner', 'Propriétaire', 'contributor', 'Analyst'])('gives nobody the role %s (Z-05)', (cell) => {
    expect(codesOf(cell)).toEqual(['role_not_assignable']);
  });

  it('says everything that is wrong at once', () => {
    expect(codesOf('learner; boss; owner; boss')).toEqual(['role_unknown', 'role_not_assignable']);
  });

  it.each(['3,0', '3,00', ' 1,0 '])('never makes an administrator of the number %j', (cell) => {
    expect(codesOf(cell)).toEqual(['role_ambiguous']);
  });

  it('names no role where there are only separators', () => {
    expect(codesOf(' ; , ')).toEqual(['roles_missing']);
  });
});
