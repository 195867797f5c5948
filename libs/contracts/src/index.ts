export * from './public.js';
export type { ActivationRequest, ActivationState } from './internal/activation.js';
export type {
  AccountSecretAsked,
  AccountSecretItem,
  AccountSecrets,
  AccountSecretsAnswer,
  AccountSecretsRequest,
} from './internal/account-secrets.js';
export type {
  AccountName,
  AccountNamesAnswer,
  AccountNamesRequest,
  AccountPlace,
  AccountState,
  AccountStatesAnswer,
  AccountStatesRequest,
  ActiveAccountsRequest,
} from './internal/accounts.js';
export type { DeletionDate, DeletionDatesAnswer, DeletionDatesRequest } from './internal/deletion-dates.js';
export type { ActorExchangeAnswer, ActorExchangeRequest } from './internal/actor-exchange.js';
export type {
  AccessTokenIssued,
  AccessTokenRefused,
  ClientCredentialsAnswer,
  ClientCredentialsRequest,
} from './internal/client-credentials.js';
export type {
  InvitationLinkItem,
  InvitationLinksAnswer,
  InvitationLinksRequest,
} from './internal/invitation-links.js';
export type {
  BillingQuestion,
  EventsQuestion,
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
export type { FeedPositionAnswer } from './internal/feed-positions.js';
export type { SignInAnswer } from './internal/sign-in.js';
