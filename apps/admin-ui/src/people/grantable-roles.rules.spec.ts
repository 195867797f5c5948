import { describe, expect, it } from '@jest/globals';
import { grantableRoles } from './grantable-roles.rules.js';

const ADMINISTERED = { rights: ['administer', 'managePeople'] };
const MANAGED = { rights: ['managePeople'] };

describe('the roles that may be granted', () => {
  it('are all where every chosen group is administered', () => {
    expect(grantableRoles([ADMINISTERED, ADMINISTERED], ['learner'])).toHaveLength(5);
  });

  it('are those of the setting where one of them is not (P2)', () => {
    expect(grantableRoles([ADMINISTERED, MANAGED], ['coach', 'learner'])).toEqual(['learner', 'coach']);
  });
});
