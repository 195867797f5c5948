const REFUSED = ['unknown', 'spam'];
const CAUSES = {
  dropped: 'the connection dropped after the mail',
  slow: 'no answer ever came',
};
const CUT = 'the server went down meanwhile';

/**
 * What became of the invitations of a storm: lines `[what, count, note]`.
 * @throws Error when one is missing, was repeated without need, or repeated as another mail
 */
export async function countStorm({ backlog, smtpSink }, intended) {
  const { counts, people } = await smtpSink.ask('report');
  const mails = await backlog.rows(
    `SELECT m.recipient, m.state, count(*) FILTER (WHERE a.result = 'interrupted')::int AS doubts
       FROM notifications.mails m LEFT JOIN notifications.mail_attempts a ON a.mail_id = m.id
      WHERE m.kind = 'platform_invitation' GROUP BY m.id`,
  );
  const doubts = new Map(mails.map(({ recipient, doubts: count }) => [recipient, count]));
  const arrived = people.filter(({ copies }) => copies.length > 0);
  const isRefused = new Map(people.map(({ address, fate }) => [address, REFUSED.includes(fate)]));
  const refused = mails.filter(({ recipient, state }) => isRefused.get(recipient) && state === 'bounced');
  const repeated = arrived.filter(({ copies }) => copies.length > 1);
  const copiesWithoutNeed = sum(repeated, ({ address, copies }) =>
    Math.max(0, copies.length - 1 - (doubts.get(address) ?? 0)),
  );
  const different = repeated.filter(({ copies }) =>
    ['messageId', 'link', 'hash'].some((name) => new Set(copies.map((copy) => copy[name])).size > 1),
  );
  const withoutLink = arrived.filter(({ copies }) =>
    copies.some(({ link, messageId }) => !link || !messageId),
  );
  const links = new Set(arrived.map(({ copies }) => copies[0].link));
  const wrong = {
    'invitations without a mail': intended - mails.length,
    missing: intended - arrived.length - refused.length,
    'mails whose state is not what happened': mails.filter(
      ({ state, recipient }) => state !== (isRefused.get(recipient) ? 'bounced' : 'sent'),
    ).length,
    'repeated after a clear answer': copiesWithoutNeed,
    'copies that differ in Message-ID, link or content': different.length,
    'mails without link or Message-ID': withoutLink.length,
    'links that two people share': arrived.length - links.size,
  };
  if (Object.values(wrong).some((count) => count !== 0)) {
    throw new Error(`The storm did harm: ${JSON.stringify({ ...wrong, ...counts })}.`);
  }
  const because = (cause) => repeated.filter(({ fate }) => (CAUSES[fate] ?? CUT) === cause).length;
  return [
    ['invitations intended', intended],
    ['distinct people with the mail', arrived.length],
    ['refused for good by the server (5xx), reported as bounced', refused.length],
    ['missing', wrong.missing],
    ...[...Object.values(CAUSES), CUT].map((cause) => [`arrived twice: ${cause}`, because(cause)]),
    ['arrived twice after a clear answer', copiesWithoutNeed],
    ['copies that differ in Message-ID, link or content', different.length],
    ['answers that were ambiguous', sum(mails, ({ doubts: count }) => count), 'as the service saw them'],
    ['answers 4xx', counts.postponed],
    ['answers 5xx', counts.refused],
    ['attempts at recipients', counts.attempts],
  ];
}

const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
