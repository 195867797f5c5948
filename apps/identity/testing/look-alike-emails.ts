/** What the second address is to the first: another spelling of it, somebody else's, or none that is taken. */
export type Kinship = 'same' | 'other' | 'refused';

/**
 * Sixty pairs of addresses that look alike or mean the same (V23, D-24). `{n}` makes each pair its own: replaced by the
 * number of the pair.
 */
export const LOOK_ALIKE_EMAILS: readonly (readonly [one: string, other: string, kinship: Kinship])[] = [
  // Case and blanks.
  ['ada{n}@example.org', 'ADA{n}@EXAMPLE.ORG', 'same'],
  ['ada{n}@example.org', 'Ada{n}@Example.Org', 'same'],
  ['ada{n}@example.org', '  ada{n}@example.org  ', 'same'],
  ['ADA{n}@example.org', 'ada{n}@example.org', 'same'],
  ['ada{n}#Night@example.org', 'ada{n}#night@example.org', 'same'],
  ['ada{n}+Work@example.org', 'ada{n}+work@EXAMPLE.org', 'same'],
  // One domain in several spellings.
  ['ada{n}@bücher.example', 'ada{n}@BÜCHER.example', 'same'],
  ['ada{n}@bücher.example', 'ada{n}@xn--bcher-kva.example', 'same'],
  ['ada{n}@bücher.example', 'ada{n}@XN--BCHER-KVA.example', 'same'],
  ['ada{n}@bücher.example', 'ada{n}@bu\u0308cher.example', 'same'],
  ['ada{n}@straße.example', 'ada{n}@xn--strae-oqa.example', 'same'],
  ['ada{n}@example.org', 'ada{n}@\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45.org', 'same'],
  ['ada{n}@example.org', 'ada{n}@example\u3002org', 'same'],
  ['ada{n}@example.org', 'ada{n}@example\uff0eorg', 'same'],
  ['ada{n}@kelvin.example', 'ada{n}@\u212aelvin.example', 'same'],
  ['ada{n}@example.org', 'ada{n}@𝐞𝐱𝐚𝐦𝐩𝐥𝐞.org', 'same'],
  ['ada{n}@fine.example', 'ada{n}@\ufb01ne.example', 'same'],
  ['ada{n}@例え.jp', 'ada{n}@xn--r8jz45g.jp', 'same'],
  ['ada{n}@münchen.de', 'ada{n}@MÜNCHEN.DE', 'same'],
  ['ada{n}@ⓔxample.org', 'ada{n}@example.org', 'same'],
  // Tags, dots and the like: accounts of their own (D-24).
  ['grace{n}@corp.example', 'grace{n}#night@corp.example', 'other'],
  ['grace{n}@corp.example', 'grace{n}+night@corp.example', 'other'],
  ['grace{n}#a@corp.example', 'grace{n}#b@corp.example', 'other'],
  ['grace{n}+a@corp.example', 'grace{n}#a@corp.example', 'other'],
  ['grace{n}@corp.example', 'g.race{n}@corp.example', 'other'],
  ['grace{n}@corp.example', 'grace{n}_@corp.example', 'other'],
  ['grace{n}-x@corp.example', 'grace{n}_x@corp.example', 'other'],
  ["grace{n}'x@corp.example", 'grace{n}`x@corp.example', 'other'],
  // Look-alikes within ASCII.
  ['paul{n}@example.org', 'pau1{n}@example.org', 'other'],
  ['corner{n}@example.org', 'comer{n}@example.org', 'other'],
  ['olaf{n}@example.org', '0laf{n}@example.org', 'other'],
  ['ada{n}@example.org', 'ada{n}@examp1e.org', 'other'],
  ['ada{n}@example.org', 'ada{n}@exarnple.org', 'other'],
  ['ada{n}@example.org', 'ada{n}@example.com', 'other'],
  ['ada{n}@example.org', 'ada{n}@mail.example.org', 'other'],
  ['ada{n}@strasse.example', 'ada{n}@straße.example', 'other'],
  // Domains in another script.
  ['ada{n}@example.org', 'ada{n}@ex\u0430mple.org', 'other'],
  ['ada{n}@example.org', 'ada{n}@exampl\u0435.org', 'other'],
  ['ada{n}@example.org', 'ada{n}@ехамрӏе.org', 'other'],
  ['ada{n}@omega.example', 'ada{n}@\u03bfmega.example', 'other'],
  ['ada{n}@example.org', 'ada{n}@éxample.org', 'other'],
  ['ada{n}@istanbul.example', 'ada{n}@\u0131stanbul.example', 'other'],
  // Local parts in another script, or that fold into somebody else's.
  ['mike{n}@example.org', 'm\u0131ke{n}@example.org', 'refused'],
  ['kelly{n}@example.org', '\u212aelly{n}@example.org', 'refused'],
  ['sam{n}@example.org', '\u017fam{n}@example.org', 'refused'],
  ['ada{n}@example.org', '\uff41da{n}@example.org', 'refused'],
  ['ada{n}@example.org', '\u0430da{n}@example.org', 'refused'],
  ['ada{n}@example.org', 'a\u0301da{n}@example.org', 'refused'],
  ['strasse{n}@example.org', 'stra\u00dfe{n}@example.org', 'refused'],
  ['finn{n}@example.org', '\ufb01nn{n}@example.org', 'refused'],
  ['ada{n}@example.org', 'a\u200bda{n}@example.org', 'refused'],
  ['ada{n}@example.org', 'ad\u00ada{n}@example.org', 'refused'],
  ['ada{n}@example.org', 'ada{n}\u200d@example.org', 'refused'],
  ['ada{n}@example.org', '𝐚da{n}@example.org', 'refused'],
  // What some parsers would read as the first.
  ['ada{n}@example.org', 'ada{n}@example.org.', 'refused'],
  ['ada{n}@example.org', '"ada{n}"@example.org', 'refused'],
  ['ada{n}@example.org', 'ada{n}(comment)@example.org', 'refused'],
  ['ada{n}@example.org', 'ada{n}@exam\u200bple.org', 'refused'],
  ['ada{n}@example.org', 'Ada <ada{n}@example.org>', 'refused'],
  ['ada{n}@example.org', 'ada{n}@example.org\u0000', 'refused'],
];
