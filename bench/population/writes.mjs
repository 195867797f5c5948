import { observe } from '../measure/observe.mjs';
import { inTurns, summary } from '../measure/rounds.mjs';
import { amountRow } from '../measure/rows.mjs';

const DEPTH = 10;
/** A subtree of about so many people is moved. */
const MOVED_PEOPLE = 50_000;

/** People who are in no group of the branch that goes all the way down. */
const OUTSIDERS = `
  SELECT u.id FROM users u WHERE u.platform_id = $1 AND u.status = 'active'
     AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.group_id = $2) ORDER BY u.id LIMIT $3`;

/** Adding an existing person as a learner of a group at depth 10: ten memberships, an event, the policy. */
export async function addLearners(lists, size, { pageReads, rounds }) {
  const { bare, lab, admins, population } = lists;
  const { platformId, groups, client } = population;
  const branch = groups
    .slice(0, DEPTH)
    .map(({ id }) => id)
    .toReversed();
  const wanted = 2 * rounds * pageReads + pageReads;
  const outsiders = (await client.query(OUTSIDERS, [platformId, groups[0].id, wanted])).rows.map(
    ({ id }) => id,
  );
  if (outsiders.length < wanted) return [];
  const floor = () =>
    observe(lab.infrastructurePids, async () => {
      const latencies = [];
      for (const userId of outsiders.splice(0, pageReads)) {
        const at = performance.now();
        await bare.add(platformId, userId, branch);
        latencies.push(performance.now() - at);
      }
      return { operations: latencies.length, latencies };
    });
  const ours = () => {
    const people = outsiders.splice(0, pageReads);
    return lists.observed(people.length, async (http, index) => {
      const headers = { ...(await lists.headersOf(admins.owner)), 'content-type': 'application/json' };
      const body = JSON.stringify({ userId: people[index], roles: ['learner'] });
      await http.call({ method: 'POST', path: `/v1/groups/${branch[0]}/members`, headers, body });
    });
  };
  await ours();
  const measured = await inTurns(rounds, { floor, ours });
  return [
    amountRow({
      what: `add a learner at depth ${DEPTH}, ${size}`,
      floor: measured.floor.p50,
      ours: measured.ours.p50,
      sample: measured.ours,
      aim: { atMost: 5 },
      note: `p99 ${measured.ours.p99.toFixed(1)} ms`,
    }),
  ];
}

/** Public groups with their people, and how many there are of them in the whole subtree. */
const SUBTREES = `
  SELECT g.id, count(DISTINCT m.user_id)::int AS people
    FROM groups g JOIN groups below ON g.id = ANY (below.path) JOIN memberships m ON m.group_id = below.id
   WHERE g.platform_id = $1 AND g.public AND cardinality(g.path) BETWEEN 2 AND 6 GROUP BY g.id
   ORDER BY abs(count(DISTINCT m.user_id) - $2) LIMIT 1`;

/** Moving a public subtree below a private group: its learners become learners there as well (D-03). */
export async function moveSubtree(lists) {
  const { platformId, groups, client } = lists.population;
  const [subtree] = (await client.query(SUBTREES, [platformId, MOVED_PEOPLE])).rows;
  const count = async () =>
    (await client.query('SELECT count(*)::int AS n FROM memberships WHERE platform_id = $1', [platformId]))
      .rows[0].n;
  const target = groups.find(
    ({ isPublic, path, parentId }) => !isPublic && parentId && !path.includes(subtree.id),
  );
  const before = await count();
  const sample = await lists.observed(1, async (http) => {
    const headers = { ...(await lists.headersOf(lists.admins.owner)), 'content-type': 'application/json' };
    const body = JSON.stringify({ parentId: target.id });
    await http.call({ method: 'PATCH', path: `/v1/groups/${subtree.id}`, headers, body });
  });
  const written = (await count()) - before;
  const ours = summary([sample]);
  return [
    amountRow({
      what: `move a subtree of ${subtree.people} people (floor: insert the ${written} rows)`,
      floor: await lists.bare.insertRows(written),
      ours: ours.p50,
      sample: ours,
      aim: { atMost: 5_000 },
    }),
  ];
}
