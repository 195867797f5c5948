const DAY_MS = 86_400_000;

/** When a free trial that begins now stops taking invitations (D-19). */
export const trialEndOf = ({ TRIAL_DAYS }: { TRIAL_DAYS: number }, now: Date): Date =>
  new Date(now.getTime() + TRIAL_DAYS * DAY_MS);
