export type { CloudEvent } from './cloud-event.js';
export {
  ASSIGNABLE_ROLES,
  LOCALES,
  MEMBERSHIP_ORIGINS,
  PLANS,
  SERVICES,
  type AssignableRole,
  type Locale,
  type MembershipOrigin,
  type Plan,
  type ServiceName,
} from './fields.js';
export type { EventDefinition } from './events/define-event.js';
export * from './events/identity-platforms.events.js';
export * from './events/identity-groups.events.js';
export * from './events/identity-people.events.js';
export * from './events/identity-credentials.events.js';
export * from './events/identity-lifecycle.events.js';
export * from './events/identity-sessions.events.js';
export * from './events/identity-imports.events.js';
export * from './events/invitations.events.js';
export * from './events/notifications.events.js';
export * from './events/billing.events.js';
export { EVENTS, type EventData, type EventOf, type EventType } from './events/catalogue.js';
export type { ActivationRequest, ActivationState } from './internal/activation.js';
export type {
  AccountSecretAsked,
  AccountSecretItem,
  AccountSecrets,
  AccountSecretsAnswer,
  AccountSecretsRequest,
} from './internal/account-secrets.js';
export type {
  AccountPlace,
  AccountState,
  AccountStatesAnswer,
  AccountStatesRequest,
  ActiveAccountsRequest,
} from './internal/accounts.js';
export type { ActorExchangeAnswer, ActorExchangeRequest } from './internal/actor-exchange.js';
export type {
  InvitationLinkItem,
  InvitationLinksAnswer,
  InvitationLinksRequest,
} from './internal/invitation-links.js';
export type {
  BillingQuestion,
  InvitationDecisions,
  MailAdministrationQuestion,
  InvitationFacts,
  InvitationJobQuestion,
  InvitationQuestion,
  InvitationQuestions,
  MailsQuestion,
  NamedPerson,
  PersonFacts,
  PlatformTerms,
  PolicyAllowed,
  PolicyDecision,
  PolicyNotFound,
  PolicyQuestion,
  PolicyRefused,
  ShownInvitation,
} from './internal/policy-questions.js';
export type { SignInAnswer } from './internal/sign-in.js';
