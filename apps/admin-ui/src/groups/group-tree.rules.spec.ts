import { describe, expect, it } from '@jest/globals';
import { alsoJoined, linesOf, pathOf, treeOf } from './group-tree.rules.js';

const group = (name: string, parentId: string | null, isPublic = true) => ({
  id: name,
  name,
  parentId,
  public: isPublic,
});
const tree = treeOf([
  group('ROOT', null, false),
  group('Sales', 'ROOT'),
  group('EMEA', 'Sales'),
  group('France', 'EMEA'),
  group('Partners', 'Sales', false),
  group('Acme', 'Partners'),
  group('AcmeParis', 'Acme'),
  group('Élan', 'ROOT'),
]);
const names = (groups: readonly { name: string }[]): string[] => groups.map(({ name }) => name).toSorted();

describe('the groups that learners join besides the chosen ones', () => {
  it.each([
    [['France'], ['EMEA', 'ROOT', 'Sales']],
    [['Partners'], []],
    [['AcmeParis'], ['Acme', 'Partners']],
    [
      ['France', 'AcmeParis'],
      ['Acme', 'EMEA', 'Partners', 'ROOT', 'Sales'],
    ],
    [
      ['France', 'Sales'],
      ['EMEA', 'ROOT'],
    ],
    [['unknown'], []],
  ])('of %j are %j (G9, G10)', (chosen, joined) => {
    expect(names(alsoJoined(tree, chosen))).toEqual(joined);
  });
});

describe('the lines of the tree', () => {
  it('show what is open, by name, with place and number of siblings', () => {
    const lines = linesOf(tree, new Set(['ROOT']));
    expect(
      lines.map(({ group, level, position, siblings, isOpen }) => [
        group.name,
        level,
        position,
        siblings,
        isOpen,
      ]),
    ).toEqual([
      ['ROOT', 1, 1, 1, true],
      ['Élan', 2, 1, 2, undefined],
      ['Sales', 2, 2, 2, false],
    ]);
  });

  it('show matches of a search with the way down to them, whatever is open, without regard to accents', () => {
    expect(linesOf(tree, new Set(), 'paris').map(({ group }) => group.name)).toEqual([
      'ROOT',
      'Sales',
      'Partners',
      'Acme',
      'AcmeParis',
    ]);
    expect(linesOf(tree, new Set(), 'ELAN').map(({ group }) => group.name)).toEqual(['ROOT', 'Élan']);
    expect(linesOf(tree, new Set(), 'nothing')).toEqual([]);
  });

  it('begin with the groups whose parents the caller does not see', () => {
    const part = treeOf([group('Acme', 'Partners'), group('AcmeParis', 'Acme')]);
    expect(linesOf(part, new Set(['Acme'])).map(({ level }) => level)).toEqual([1, 2]);
    expect(names(pathOf(part, 'AcmeParis'))).toEqual(['Acme', 'AcmeParis']);
  });
});
