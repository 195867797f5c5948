/** The tree of domain 1.6: name, parent, public. */
export const EXAMPLE_TREE: [name: string, parent: string, isPublic: boolean][] = [
  ['Sales', 'ROOT', true],
  ['EMEA', 'Sales', true],
  ['France', 'EMEA', true],
  ['Partners', 'Sales', false],
  ['Acme', 'Partners', true],
  ['AcmeParis', 'Acme', true],
  ['AcmeVIP', 'Acme', false],
  ['VIPTeam', 'AcmeVIP', true],
  ['HR', 'ROOT', false],
];
