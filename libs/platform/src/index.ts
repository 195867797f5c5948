import 'reflect-metadata';

export {
  idOf,
  parseActor,
  platformOf,
  type Actor,
  type ActorKind,
  type AnonymousActor,
  type KeyActor,
  type OperatorActor,
  type PlatformActor,
  type ServiceActor,
  type UserActor,
} from './actors/actor.js';
export { API_SCOPES, API_SCOPE_NAMES, isApiScope, type ApiScope } from './actors/api-scopes.js';
export { ActorGuard } from './actors/actor.guard.js';
export { ACTOR_HEADER, ActorTokens, InvalidActorTokenError } from './actors/actor-tokens.js';
export { Allow, AllowWhilePasswordChangeRequired } from './actors/allow.decorator.js';
export { CurrentActor } from './actors/current-actor.decorator.js';
export { KeyScope, type RequiredScope } from './actors/key-scope.decorator.js';
export { KeyRing, type PurposeKey } from './actors/key-ring.js';
export { actorOf, rememberActor } from './actors/request-actor.js';
export { bootstrapService } from './bootstrap/bootstrap-service.js';
export { PlatformModule } from './bootstrap/platform.module.js';
export type { ServiceModule, ServiceOptions } from './bootstrap/service-options.js';
export { startService, type RunningService } from './bootstrap/start-service.js';
export { Clock } from './clock/clock.js';
export { SystemClock } from './clock/system-clock.js';
export { ConfigurationError, type ConfigurationFault } from './config/configuration.error.js';
export { IsSecretKeys } from './config/is-secret-keys.decorator.js';
export { loadConfig, type ConfigClass } from './config/load-config.js';
export type { Environment } from './config/read-variable.js';
export { ServiceConfig } from './config/service.config.js';
export { csvLine, unescapedCell } from './csv/csv-line.js';
export {
  EVENT_STREAM_MEDIA_TYPE,
  STILL_HERE,
  asksForEvents,
  eventStream,
  eventText,
} from './event-streams/event-stream.js';
export { follow, type Followed } from './event-streams/follow.js';
export { HealthChecks, type HealthCheck, type Readiness } from './health/health-checks.js';
export { newId } from './ids/new-id.js';
export { createLogger, type LoggerOptions } from './observability/logger.js';
export { collectProcessMetrics, metrics } from './observability/metrics.js';
export { NestLogger } from './observability/nest-logger.js';
export { scrub } from './observability/scrub.js';
export { maskedPath, scrubText } from './observability/scrub-text.js';
export { databaseFaultOf, type DatabaseFault } from './problems/database-fault.js';
export { DomainError, invalidInput } from './problems/domain.error.js';
export {
  PROBLEM_MEDIA_TYPE,
  problemDocument,
  type FieldError,
  type ProblemDocument,
} from './problems/problem-document.js';
export { PageRequest } from './paging/page.request.js';
export { decodeSequence, encodeSequence } from './paging/sequence-cursor.rules.js';
export { FIRST_ID, pageBy, pageOf, type Page } from './paging/page.rules.js';
export { ProblemFilter, sendProblem } from './problems/problem.filter.js';
export { ProblemResponses } from './problems/problem-responses.decorator.js';
export { isProblemCode, PROBLEMS, type ProblemCode, type ProblemKind } from './problems/problems.js';
export { hostileInput } from './requests/hostile-input.js';
export { IdPipe } from './requests/id.pipe.js';
export { IsInstant } from './requests/is-instant.decorator.js';
export { acceptJsonBodies } from './requests/json-body.js';
export { rawBodyOf } from './requests/raw-body.js';
export {
  CLIENT_IP_HEADER,
  REQUEST_ID_HEADER,
  RequestContext,
  TRACEPARENT_HEADER,
} from './requests/request-context.js';
export { vouchForHeaders } from './requests/request-headers.js';
export { RequestValidationPipe, requestValidationPipe } from './requests/request-validation.pipe.js';
export { TakesAnyText } from './requests/takes-any-text.decorator.js';
export { traceparentFrom } from './requests/traceparent.js';
export { RepeatingTask, type RepeatingTaskOptions } from './schedule/repeating-task.js';
export { DependencyUnavailableError } from './service-client/dependency-unavailable.error.js';
export { RemoteProblem } from './service-client/remote-problem.error.js';
export {
  ServiceClient,
  type CallOptions,
  type ServiceClientOptions,
} from './service-client/service-client.js';
