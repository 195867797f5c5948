export { actorHeaders, actorTokens, keyActor, userActor } from './actors/test-actors.js';
export {
  startTestService,
  TEST_ENVIRONMENT,
  TEST_SECRET_KEYS,
  testConfig,
  type TestService,
  type TestServiceOptions,
} from './bootstrap/test-service.js';
export { MovableClock } from './clock/movable-clock.js';
