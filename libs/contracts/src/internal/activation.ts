/** `PUT /internal/activations/{invitationId}` on identity: the one synchronous command between services. */
export interface ActivationRequest {
  /** The attempt; a repeated call with the same attempt is the same activation. */
  attemptId: string;
  /** After this instant identity refuses, so that an attempt given up by its caller can never succeed later. */
  notAfter: string;
  /** The invited person. */
  userId: string;
  /** First name as typed. */
  firstName: string;
  /** Last name as typed. */
  lastName: string;
  /** Password as typed; never stored nor logged. */
  password: string;
}

/** `GET /internal/activations/{invitationId}` on identity: whether the invited person became active. */
export interface ActivationState {
  /** `activated` is final; `invited` means that nothing happened; `gone` that the person was removed. */
  state: 'activated' | 'invited' | 'gone';
  /** When, if activated. */
  activatedAt: string | null;
}
