import { ImportLab } from './lab/import-lab.mjs';
import { countRow } from './measure/rows.mjs';

const GROUPS = 100;
/** When identity is killed: when so many thousandths of the plan are made, and then of the people applied. */
const IN_PLAN = [1, 300, 700];
const IN_APPLY = [1, 120, 250, 400, 550, 700, 900];
const PATIENCE_MS = 900_000;

/**
 * An import while identity is killed ten times, beside one of as many people that nothing disturbs (F31). Fails when what
 * they come to differs: people, memberships, events, mails or seats, of which nothing may be missing or there twice.
 */
export const importKills = {
  name: 'import-kills',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale: { killedImport: people } }) {
    const installation = await lab.installation(carrier);
    const imports = await ImportLab.open(installation, GROUPS);
    const calm = await imports.run(people, 'calm');
    const identity = installation.services.find(({ name }) => name === 'identity');
    const faults = new Faults(identity, people);
    const killed = await imports.run(people, 'killed', (body) => faults.at(body));
    await installation.backlog.toldByIdentity(PATIENCE_MS);
    const expected = await outcomeOf(installation, 'calm');
    const outcome = await outcomeOf(installation, 'killed');
    if (JSON.stringify(outcome) !== JSON.stringify(expected)) {
      throw new Error(`Killed, it comes to ${JSON.stringify(outcome)} and not ${JSON.stringify(expected)}.`);
    }
    if (faults.kills < IN_PLAN.length + IN_APPLY.length)
      throw new Error(`Only ${faults.kills} kills fell into the import.`);
    return [
      countRow('people of the file', people),
      countRow('identity killed, in the plan and while applying', faults.kills),
      countRow('seconds: undisturbed', Math.round(calm.seconds)),
      countRow(
        'seconds: killed',
        Math.round(killed.seconds),
        'most of it pauses of the supervisor, up to 15 s each',
      ),
      ...Object.entries(outcome)
        .filter(([what]) => !what.startsWith('digest'))
        .map(([what, count]) => countRow(`${what}, the same in both`, count)),
    ];
  },
};

/** Kills a service at certain points of an import, each time waiting until it is back. */
class Faults {
  kills = 0;

  constructor(service, people) {
    this.service = service;
    const pointsOf = (thousandths) => thousandths.map((part) => (people * part) / 1_000);
    this.points = { reading: pointsOf(IN_PLAN), applying: pointsOf(IN_APPLY) };
  }

  async at({ status, progress: { done } }) {
    const [next] = this.points[status] ?? [];
    if (next === undefined || done < next) return;
    this.points[status].shift();
    this.kills += 1;
    const { pid } = this.service.child;
    this.service.child.kill('SIGKILL');
    while (this.service.child.pid === pid) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.service.untilReady();
  }
}

/** What an import has come to, without what differs by nature: ids, times and the tag of its people. */
async function outcomeOf({ backlog }, tag) {
  const [row] = await backlog.rows(
    `WITH people AS (SELECT * FROM identity.users WHERE email LIKE $1 || '%@import.example')
     SELECT (SELECT count(*) FROM people)::int AS people,
            (SELECT count(DISTINCT email) FROM people)::int AS addresses,
            (SELECT count(*) FROM identity.memberships m JOIN people p ON p.id = m.user_id)::int AS memberships,
            (SELECT count(*) FROM identity.outbox o JOIN people p ON o.subject = 'user/' || p.id)::int AS events,
            (SELECT count(*) FROM notifications.mails n JOIN people p ON p.id = n.user_id)::int AS mails,
            (SELECT count(DISTINCT n.user_id) FROM notifications.mails n JOIN people p ON p.id = n.user_id)::int AS "people mailed",
            (SELECT count(*) FROM billing.account_changes c JOIN people p ON p.id = c.user_id)::int AS "account changes billed",
            (SELECT md5(string_agg(concat_ws(' ', substr(email, length($1) + 1), first_name, last_name, status, version), ',' ORDER BY first_name))
               FROM people) AS "digest of people",
            (SELECT md5(string_agg(concat_ws(' ', p.first_name, m.group_id, m.role), ',' ORDER BY p.first_name, m.group_id, m.role))
               FROM identity.memberships m JOIN people p ON p.id = m.user_id) AS "digest of memberships",
            (SELECT md5(string_agg(concat_ws(' ', p.first_name, o.type), ',' ORDER BY p.first_name, o.type))
               FROM identity.outbox o JOIN people p ON o.subject = 'user/' || p.id) AS "digest of events"`,
    [tag],
  );
  return row;
}
