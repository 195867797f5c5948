import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupPathText, readGroups } from './groups-cell.rules.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

const namesIn = (cell: string): unknown => {
  const reading = readGroups(cell);
  if (!reading.ok) return reading.faults.map(({ code }) => code);
  return reading.value.map((group) => (group.kind === 'id' ? group.id : group.names));
};

describe('The groups in a cell', () => {
  it.each([
    ['Sales', [['Sales']]],
    ['Sales/EMEA/France', [['Sales', 'EMEA', 'France']]],
    [' Sales / EMEA ', [['Sales', 'EMEA']]],
    ['/Sales/EMEA/', [['Sales', 'EMEA']]],
    ['Sales;HR', [['Sales'], ['HR']]],
    ['Sales, HR|IT\r\nOps', [['Sales'], ['HR'], ['IT'], ['Ops']]],
    ['Sales;Sales ; /Sales', [['Sales']]],
    [ID, [ID]],
    [`${ID.toUpperCase()};${ID}; Sales/${ID}`, [ID, ['Sales', ID]]],
    [String.raw`R\/D/Paris`, [['R/D', 'Paris']]],
    [String.raw`Dupont\, fils;A\;B\|C`, [['Dupont, fils'], ['A;B|C']]],
    [String.raw`back\\slash`, [[String.raw`back\slash`]]],
    [String.raw`C:\Users`, [[String.raw`C:\Users`]]],
    ['Été 2026', [['Été 2026']]],
  ])('%j are %j', (cell, groups) => {
    expect(namesIn(cell)).toEqual(groups);
  });

  it.each(['Sales//France', '//', 'a; b//c; d'])('refuses a path with a name missing: %j', (cell) => {
    expect(namesIn(cell)).toEqual(['group_path_invalid']);
  });

  it('names no group where there are only separators', () => {
    expect(namesIn(' ; ')).toEqual(['groups_missing']);
  });

  it('finds every path again that it wrote', () => {
    const name = fc.string({ unit: fc.constantFrom('a', ' ', '/', '\\', ',', ';', '|', 'é'), minLength: 1 });
    const path = fc.array(
      name.map((text) => `x${text}x`),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(path, (names) => {
        expect(namesIn(groupPathText(names))).toEqual([names]);
      }),
    );
  });
});
