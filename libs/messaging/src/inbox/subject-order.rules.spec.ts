import { describe, expect, it } from '@jest/globals';
import { inOrderOfSubjects } from './subject-order.rules.js';

const arrived = (...names: string[]) =>
  names.map((name) => ({
    name,
    subjectKey: name[0] ?? '',
    event: { subjectversion: Number(name.slice(1)) },
  }));
const ordered = (...names: string[]) => inOrderOfSubjects(arrived(...names)).map(({ name }) => name);

describe('the order in which arrivals are handled', () => {
  it('is that of arrival', () => {
    expect(ordered('b1', 'a1', 'c1', 'a2', 'b2')).toEqual(['b1', 'a1', 'c1', 'a2', 'b2']);
  });

  it('has the events of a subject that overtook each other change places, and no others', () => {
    expect(ordered('a3', 'b1', 'a1', 'c1', 'a2')).toEqual(['a1', 'b1', 'a2', 'c1', 'a3']);
  });

  it('leaves events of one version as they came', () => {
    const twins = arrived('a1', 'a1');
    expect(inOrderOfSubjects(twins)[0]).toBe(twins[0]);
  });
});
