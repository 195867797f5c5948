import type { Transaction } from '@rollcall/database';
import type { ImportKey } from './imports.store.js';
import { suspectDomains } from './suspect-domains.rules.js';

/** Beyond so many domains, the rarest are not looked at. */
const MOST_DOMAINS = 2_000;

const DOMAIN = `split_part(email, '@', 2)`;

interface DomainCount {
  domain: string;
  addresses: number;
}

const countsOf = (rows: readonly DomainCount[]): Map<string, number> =>
  new Map(rows.map(({ domain, addresses }) => [domain, addresses]));

/** Notes on new people whose mail domain is probably a slip what was probably meant; nothing is changed by it. */
export async function hintAtDomains(tx: Transaction, { platformId, id }: ImportKey): Promise<void> {
  const [file, platform] = await Promise.all([
    tx.query<DomainCount>(
      `SELECT ${DOMAIN} AS domain, count(*)::int AS addresses FROM import_rows
        WHERE platform_id = $1 AND import_id = $2 AND email IS NOT NULL
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DOMAINS}`,
      [platformId, id],
    ),
    tx.query<DomainCount>(
      `SELECT ${DOMAIN} AS domain, count(*)::int AS addresses FROM users
        WHERE platform_id = $1 AND email IS NOT NULL AND status <> 'deleted'
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DOMAINS}`,
      [platformId],
    ),
  ]);
  const suspects = suspectDomains(countsOf(file), countsOf(platform));
  if (suspects.size === 0) return;
  await tx.execute(
    `UPDATE import_people p SET hints = coalesce(p.hints, '[]') || jsonb_build_array(jsonb_build_object(
            'line', p.person, 'column', 'email', 'code', 'email_domain_suspect',
            'message', format('"%s" may be a slip of "%s".', s.domain, s.meant),
            'suggestion', split_part(p.email, '@', 1) || '@' || s.meant))
       FROM unnest($3::text[], $4::text[]) AS s(domain, meant)
      WHERE p.platform_id = $1 AND p.import_id = $2 AND p.outcome = 'create' AND split_part(p.email, '@', 2) = s.domain`,
    [platformId, id, [...suspects.keys()], [...suspects.values()]],
  );
}
