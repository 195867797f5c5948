/** The demo platform: the tree of the worked examples, one person for each role, and two who have not accepted yet. */
export const PLATFORM = {
  name: 'Demo Academy',
  slug: 'demo',
  plan: 'business',
  locale: 'en',
  timeZone: 'Europe/Paris',
};

/** Documented: the demo is for looking around on one's own machine. */
export const PASSWORD = 'rollcall-demo-2026';

export const OWNER = { email: 'olivia.owner@demo.example', firstName: 'Olivia', lastName: 'Owner' };

/** Parents before children; without a parent: below the platform's own group. */
export const GROUPS = [
  { name: 'Sales', parent: null, public: true },
  { name: 'EMEA', parent: 'Sales', public: true },
  { name: 'France', parent: 'EMEA', public: true },
  { name: 'Partners', parent: 'Sales', public: false },
  { name: 'Acme', parent: 'Partners', public: true },
  { name: 'AcmeParis', parent: 'Acme', public: true },
  { name: 'AcmeVIP', parent: 'Acme', public: false },
  { name: 'VIPTeam', parent: 'AcmeVIP', public: true },
  { name: 'HR', parent: null, public: false },
];

/** Without names: invited, and left so. */
export const PEOPLE = [
  person('group admin of Sales', 'gabriel.admin@demo.example', 'Sales', 'admin', 'Gabriel', 'Admin'),
  person('user admin of Acme', 'ursula.useradmin@demo.example', 'Acme', 'userAdmin', 'Ursula', 'Useradmin'),
  person('learner in France', 'lea.france@demo.example', 'France', 'learner', 'Léa', 'France'),
  person('learner in AcmeParis', 'paul.paris@demo.example', 'AcmeParis', 'learner', 'Paul', 'Paris'),
  person('learner in HR', 'hanna.hr@demo.example', 'HR', 'learner', 'Hanna', 'Hr'),
  person('invited to EMEA', 'ines.invited@demo.example', 'EMEA', 'learner'),
  person('invited to VIPTeam', 'ivo.invited@demo.example', 'VIPTeam', 'learner'),
];

/** Each path with one session, whose learners are those of its groups. */
export const PATHS = [
  {
    name: 'Selling with confidence',
    group: 'Sales',
    session: 'Autumn cohort',
    audience: ['France'],
    inDays: 7,
  },
  {
    name: 'Partner onboarding',
    group: 'Partners',
    session: 'First round',
    audience: ['AcmeParis'],
    inDays: 14,
  },
];

function person(label, email, group, role, firstName, lastName) {
  return { label, email, group, role, firstName, lastName, accepts: firstName !== undefined };
}
