/** Status codes (RFC 3463) that say of the mailbox itself that there is none, or none any more; no parts of IP addresses. */
const GONE = /(?<![\d.])5\.(?:1\.(?:1|2|3|6|10)|2\.1)(?!\.?\d)/;
/** Any other status code: the reason is another one (policy, size, a full mailbox, the way there). */
const OTHER = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;
/** Replies that mean it in words, of servers that give no status code or the wrong one. */
const WORDS = new RegExp(
  [
    '(?:no such|unknown|invalid|nonexistent) (?:user|recipient|mailbox|account|address|local part)',
    '(?:user|recipient|mailbox|account|address)(?: <?[^ >]*>?)?(?: is)? (?:unknown|not found|invalid|disabled|inactive)',
    '(?:user|recipient|mailbox|account|address)[^.;]{0,80}(?:does not|doesn.t|do not) (?:exist|have)',
    "doesn't have an? \\S+ account",
    'mailbox unavailable(?!.*(?:full|quota|busy|later))',
    'no mailbox here',
    'recipient address rejected: access denied',
    'recipientnotfound',
    '(?:adresse|destinataire|utilisateur|bo[iî]te)[^.;]{0,40}(?:inconnue?|inexistante?|introuvable|n.existe (?:pas|plus))',
  ].join('|'),
  'iu',
);

/**
 * Whether a refusal (5xx, or the diagnosis of a report) says that the mailbox does not exist, so that writing to it
 * again would only harm our reputation. Refusals about policy, spam, size or a full mailbox say nothing of the kind.
 */
export function saysMailboxIsGone(reply: string): boolean {
  if (/^[24]\d\d\b/.test(reply)) return false;
  if (GONE.test(reply)) return true;
  // Exchange Online names recipients that its directory does not have "5.4.1 access denied".
  const hasOther = OTHER.test(reply) && !/\b5\.(?:0\.0|5\.0|4\.1)\b/.test(reply);
  return !hasOther && !/^552\b/.test(reply) && WORDS.test(reply);
}
