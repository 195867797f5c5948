import { slipsBetween } from './spelling.rules.js';

/** How many addresses there are in each domain. */
export type DomainCounts = ReadonlyMap<string, number>;

/** Where many people have their mail. A domain of these is never a slip; one that is a letter from them nearly always. */
const WELL_KNOWN = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.fr hotmail.be hotmail.it hotmail.es hotmail.de hotmail.co.uk outlook.com
  outlook.fr live.com live.fr live.be msn.com yahoo.com yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.uk ymail.com mail.com
  email.com icloud.com me.com mac.com aol.com aol.fr gmx.com gmx.de gmx.fr gmx.net gmx.at gmx.ch web.de t-online.de
  protonmail.com proton.me pm.me orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr
  skynet.be telenet.be bluewin.ch libero.it mail.ru zoho.com fastmail.com`.split(/\s+/),
);

/** Much more frequent: then the other one is probably what was meant. */
const TIMES_MORE = 10;
/** A name of fewer letters is a letter from many others. */
const FEWEST_LETTERS = 4;

/**
 * Domains of a file that are probably slips, with what was probably meant: one letter added, dropped, changed or swapped
 * from a well-known domain, or from one that is ten times as frequent in the file and on the platform.
 */
export function suspectDomains(file: DomainCounts, platform: DomainCounts): Map<string, string> {
  const countOf = (domain: string): number => (file.get(domain) ?? 0) + (platform.get(domain) ?? 0);
  const frequent = new Set(
    [...file.keys(), ...platform.keys()].filter((domain) => countOf(domain) >= TIMES_MORE),
  );
  const near = neighbours([...WELL_KNOWN, ...frequent]);
  const suspects = new Map<string, string>();
  for (const domain of file.keys()) {
    if (WELL_KNOWN.has(domain) || nameOf(domain).length < FEWEST_LETTERS) continue;
    const weight = (other: string): number =>
      Math.max(countOf(other), WELL_KNOWN.has(other) ? TIMES_MORE : 0);
    const meant = near(domain).filter((other) => weight(other) >= TIMES_MORE * countOf(domain));
    const [best] = meant.toSorted((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1));
    if (best !== undefined) suspects.set(domain, best);
  }
  return suspects;
}

const nameOf = (domain: string): string => domain.slice(0, domain.lastIndexOf('.'));

/** Finds which of some domains are one letter away: two such have a text in common that lacks one letter of each. */
function neighbours(domains: readonly string[]): (domain: string) => string[] {
  const byPart = new Map<string, string[]>();
  for (const domain of new Set(domains)) {
    for (const part of partsOf(domain)) {
      const known = byPart.get(part);
      if (known) known.push(domain);
      else byPart.set(part, [domain]);
    }
  }
  return (domain) => [
    ...new Set(
      partsOf(domain)
        .flatMap((part) => byPart.get(part) ?? [])
        .filter((other) => slipsBetween(domain, other, 2) === 1),
    ),
  ];
}

const partsOf = (domain: string): string[] => [
  ...new Set([domain, ...Array.from(domain, (_, at) => domain.slice(0, at) + domain.slice(at + 1))]),
];
